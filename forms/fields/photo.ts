// Photos: taken with the phone or chosen, named by the hash of their bytes.
import type { Answer } from "../../core/answer.ts";
import { fileNames } from "../../core/file-type.ts";
import type { Example, FieldKind, Said, SchemaNode } from "./field-kind.ts";

const name = `${"ab".repeat(32)}.jpg`;

export const kind = {
  // One picture or several.
  json: ["array", "string"],
  schema: (): SchemaNode => ({ type: "array", items: { type: "string", pattern: fileNames("(jpg|png)") } }),
  bounds: { maxItems: 20 },
  say: (answer: Answer): Said[] => [{ text: `× ${Array.isArray(answer) ? answer.length : 1}` }],
  mask: "all",
  seconds: 20,
  wantsReason: true,
} satisfies FieldKind;

export const example: Example = { answer: [name], wrong: ["photo.jpg"], said: { zh: "× 1", en: "× 1" } };
