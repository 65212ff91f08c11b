// The words of a language.
import type { Language } from "../../core/text.ts";
import { en } from "./en.ts";
import { type Words, zh } from "./zh.ts";

export type { Words };

const languages = { zh, en } satisfies Record<Language, Words>;

/** The words that a report in a language is written in. */
export const wordsOf = (language: Language): Words => languages[language];
