// Somebody who works with the product, by the id of the sign-in.
import { type FieldKind, oneText } from "./field-kind.ts";

export const person = {
  ...oneText,
  names: "person",
  example: { answer: "grid-staff-street", wrong: 7, said: { zh: "grid-staff-street", en: "grid-staff-street" } },
} satisfies FieldKind;
