// Something to read: nothing is answered.
import type { Example, FieldKind, Said, SchemaNode } from "./field-kind.ts";

export const kind = {
  json: [],
  schema: (): SchemaNode => ({}),
  say: (): Said[] => [],
  mask: "all",
  seconds: 2,
} satisfies FieldKind;

export const example: Example = { said: { zh: "", en: "" } };
