// Files: pictures or PDF, named by the hash of their bytes.
import { fileName } from "../../core/file-name.ts";
import type { Example, FieldKind, SchemaNode } from "./field-kind.ts";
import { kind as photo } from "./photo.ts";

const name = `${"ab".repeat(32)}.pdf`;

export const kind = {
  ...photo,
  schema: (): SchemaNode => ({ type: "array", items: { type: "string", pattern: fileName.source } }),
} satisfies FieldKind;

export const example: Example = {
  answer: [name, name.replace("ab", "cd")],
  wrong: ["a.pdf"],
  said: { zh: "× 2", en: "× 2" },
};
