// A whole number.
import type { Example, FieldKind, SchemaNode } from "./field-kind.ts";
import { kind as number } from "./number.ts";

export const kind = {
  ...number,
  json: ["integer"],
  schema: (): SchemaNode => ({ type: "integer" }),
} satisfies FieldKind;

export const example: Example = { answer: 3, wrong: 1.5, said: { zh: "3", en: "3" } };
