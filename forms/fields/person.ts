// Somebody who works with the product, by the id of the sign-in.
import { type Example, type FieldKind, oneText } from "./field-kind.ts";

export const kind = {
  ...oneText,
  names: "person",
} satisfies FieldKind;

export const example: Example = {
  answer: "grid-staff-street",
  wrong: 7,
  said: { zh: "grid-staff-street", en: "grid-staff-street" },
};
