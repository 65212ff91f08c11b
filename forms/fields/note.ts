// Something to read: nothing is answered.
import type { FieldKind, Said, SchemaNode } from "./field-kind.ts";

export const note = {
  json: [],
  schema: (): SchemaNode => ({}),
  say: (): Said[] => [],
  mask: "all",
  seconds: 2,
  example: { said: { zh: "", en: "" } },
} satisfies FieldKind;
