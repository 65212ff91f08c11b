// A time of day.
import { type Example, type FieldKind, oneText, type SchemaNode } from "./field-kind.ts";

export const kind = {
  ...oneText,
  schema: (): SchemaNode => ({ type: "string", format: "local-time" }),
} satisfies FieldKind;

export const example: Example = { answer: "09:30", wrong: "25:00", said: { zh: "09:30", en: "09:30" } };
