// Files: pictures or PDF, named by the hash of their bytes.
import type { Example, FieldKind, SchemaNode } from "./field-kind.ts";
import { kind as photo } from "./photo.ts";

const name = `${"ab".repeat(32)}.pdf`;

export const kind = {
  ...photo,
  schema: (): SchemaNode => ({ type: "array", items: { type: "string", pattern: "^[0-9a-f]{64}\\.[a-z0-9]{2,5}$" } }),
} satisfies FieldKind;

export const example: Example = {
  answer: [name, name.replace("ab", "cd")],
  wrong: ["a.pdf"],
  said: { zh: "× 2", en: "× 2" },
};
