// A mobile number of mainland China.
import { type Example, type FieldKind, oneText, type SchemaNode } from "./field-kind.ts";

export const kind = {
  ...oneText,
  schema: (): SchemaNode => ({ type: "string", format: "cn-phone", maxLength: 20 }),
  mask: "phone",
  personal: true,
} satisfies FieldKind;

export const example: Example = { answer: "13800005678", wrong: "123", said: { zh: "13800005678", en: "13800005678" } };
