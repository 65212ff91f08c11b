// Several things said one after the other, as each language lists them.
import type { Language } from "../../core/text.ts";

export const inOneLine = (texts: readonly string[], language: Language): string =>
  texts.join(language === "zh" ? "、" : ", ");
