// One line of text.
import { type Example, type FieldKind, oneText } from "./field-kind.ts";

export const kind = {
  ...oneText,
  mask: "name",
} satisfies FieldKind;

export const example: Example = { answer: "渤海路 12 号", wrong: 12, said: { zh: "渤海路 12 号", en: "渤海路 12 号" } };
