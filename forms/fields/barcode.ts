// The text of a bar code or QR code.
import { type FieldKind, oneText } from "./field-kind.ts";

export const barcode = {
  ...oneText,
  example: { answer: "6901234567892", wrong: 6901234567892, said: { zh: "6901234567892", en: "6901234567892" } },
} satisfies FieldKind;
