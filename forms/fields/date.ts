// A day.
import { type FieldKind, oneText, type SchemaNode } from "./field-kind.ts";

export const date = {
  ...oneText,
  schema: (): SchemaNode => ({ type: "string", format: "date" }),
  example: { answer: "2026-10-03", wrong: "2026-02-30", said: { zh: "2026-10-03", en: "2026-10-03" } },
} satisfies FieldKind;
