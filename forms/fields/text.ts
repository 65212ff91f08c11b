// One line of text.
import { type FieldKind, oneText } from "./field-kind.ts";

export const text = {
  ...oneText,
  mask: "name",
  example: { answer: "渤海路 12 号", wrong: 12, said: { zh: "渤海路 12 号", en: "渤海路 12 号" } },
} satisfies FieldKind;
