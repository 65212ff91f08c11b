// The frame of a page: its heading takes the focus when the reader arrives, and names the window.
import "../app/pages.css";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useTitle } from "../app/title.ts";

type PageProps = {
  title: string;
  sub?: ComponentChildren;
  wide?: boolean;
  action?: ComponentChildren;
  children: ComponentChildren;
};

export function Page({ title, sub, wide, action, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  useTitle(title);
  return (
    <main class={wide ? "page wide" : "page"} id="content">
      <div class="between">
        <div>
          <h1 tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {sub && <p class="muted">{sub}</p>}
        </div>
        {action}
      </div>
      {children}
    </main>
  );
}
