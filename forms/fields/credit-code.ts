// A unified social credit code (GB 32100).
import { type Example, type FieldKind, oneText, type SchemaNode } from "./field-kind.ts";

export const kind = {
  ...oneText,
  schema: (): SchemaNode => ({ type: "string", format: "cn-credit-code", maxLength: 18 }),
} satisfies FieldKind;

export const example: Example = {
  answer: "91350100M000100Y43",
  wrong: "91350100M000100Y44",
  said: { zh: "91350100M000100Y43", en: "91350100M000100Y43" },
};
