// The text of a bar code or QR code.
import { type Example, type FieldKind, oneText } from "./field-kind.ts";

export const kind = {
  ...oneText,
} satisfies FieldKind;

export const example: Example = {
  answer: "6901234567892",
  wrong: 6901234567892,
  said: { zh: "6901234567892", en: "6901234567892" },
};
