// Files: pictures or PDF, named by the hash of their bytes.
import type { FieldKind, SchemaNode } from "./field-kind.ts";
import { photo } from "./photo.ts";

const name = `${"ab".repeat(32)}.pdf`;

export const file = {
  ...photo,
  schema: (): SchemaNode => ({ type: "array", items: { type: "string", pattern: "^[0-9a-f]{64}\\.[a-z0-9]{2,5}$" } }),
  example: { answer: [name, name.replace("ab", "cd")], wrong: ["a.pdf"], said: { zh: "× 2", en: "× 2" } },
} satisfies FieldKind;
