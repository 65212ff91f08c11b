// A day.
import { type Example, type FieldKind, oneText, type SchemaNode } from "./field-kind.ts";

export const kind = {
  ...oneText,
  schema: (): SchemaNode => ({ type: "string", format: "date" }),
} satisfies FieldKind;

export const example: Example = {
  answer: "2026-10-03",
  wrong: "2026-02-30",
  said: { zh: "2026-10-03", en: "2026-10-03" },
};
