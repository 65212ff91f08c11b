// One of the options that a question offers, and how a chosen one is said.
import * as z from "zod";
import type { Answer } from "../../core/answer.ts";
import { type Language, LocalText, say } from "../../core/text.ts";

export const Option = z.object({ value: z.string().min(1).max(80), title: LocalText });
export type Option = z.infer<typeof Option>;

/** The option's title; the answer itself where it is none of them (any more). */
export function sayOption(answer: Answer, options: readonly Option[] | undefined, language: Language): string {
  const found = options?.find((it) => it.value === answer);
  return found ? say(found.title, language) : String(answer);
}

/** The values that a schema must list for these options. */
export const valuesOf = (options: readonly Option[] | undefined): string[] => (options ?? []).map((it) => it.value);
