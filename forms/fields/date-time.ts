// A day with its time.

import type { Answer } from "../../core/answer.ts";
import { type Instant, localDate, localTime } from "../../core/time.ts";
import { type Example, type FieldKind, oneText, type Said, type SchemaNode } from "./field-kind.ts";

/** The district's day and time of an RFC 3339 text, `2026-10-03 09:30`; the text itself where it is none. */
export function dayAndTime(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  const instant = at.toISOString() as Instant;
  return `${localDate(instant)} ${localTime(instant)}`;
}

export const kind = {
  ...oneText,
  schema: (): SchemaNode => ({ type: "string", format: "date-time" }),
  say: (answer: Answer): Said[] => [{ text: dayAndTime(String(answer)) }],
} satisfies FieldKind;

export const example: Example = {
  answer: "2026-10-03T01:30:00Z",
  wrong: "2026-10-03",
  said: { zh: "2026-10-03 09:30", en: "2026-10-03 09:30" },
};
