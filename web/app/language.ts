// The reader's language, also where nobody is signed in yet.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Language, LocalText } from "../../core/text.ts";
import { sayWith } from "../say/texts.ts";

export const LanguageContext = createContext<Language>("zh");

/** Says texts in the reader's language. */
export function useSay() {
  const language = useContext(LanguageContext);
  return (text: LocalText, values?: Record<string, string | number>) => sayWith(text, language, values);
}
