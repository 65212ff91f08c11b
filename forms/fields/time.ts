// A time of day.
import { type FieldKind, oneText, type SchemaNode } from "./field-kind.ts";

export const time = {
  ...oneText,
  schema: (): SchemaNode => ({ type: "string", format: "local-time" }),
  example: { answer: "09:30", wrong: "25:00", said: { zh: "09:30", en: "09:30" } },
} satisfies FieldKind;
