// A resident identity number (GB 11643).
import { type Example, type FieldKind, oneText, type SchemaNode } from "./field-kind.ts";

export const kind = {
  ...oneText,
  schema: (): SchemaNode => ({ type: "string", format: "cn-id", maxLength: 18 }),
  mask: "id-number",
  seconds: 20,
  personal: true,
} satisfies FieldKind;

export const example: Example = {
  answer: "11010519491231002X",
  wrong: "110105194912310021",
  said: { zh: "11010519491231002X", en: "11010519491231002X" },
};
