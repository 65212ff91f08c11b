// A whole number.
import type { FieldKind, SchemaNode } from "./field-kind.ts";
import { number } from "./number.ts";

export const integer = {
  ...number,
  json: ["integer"],
  schema: (): SchemaNode => ({ type: "integer" }),
  example: { answer: 3, wrong: 1.5, said: { zh: "3", en: "3" } },
} satisfies FieldKind;
