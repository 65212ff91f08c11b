// The window's name follows the page.
import { useEffect } from "preact/hooks";
import { texts } from "../say/texts.ts";
import { useApp } from "./context.ts";

export function useTitle(title: string): void {
  const { say } = useApp();
  const product = say(texts.product);
  useEffect(() => {
    document.title = title.trim() ? `${title} · ${product}` : product;
  }, [title, product]);
}
