// An organisation unit, by its code.
import * as z from "zod";
import { type Example, type FieldKind, oneText } from "./field-kind.ts";

/** Units of this level alone. */
export const UnitWidget = z.object({ unitLevel: z.string().optional() });

export const kind = {
  ...oneText,
  names: "unit",
} satisfies FieldKind;

export const example: Example = { answer: "371602001", wrong: 371602001, said: { zh: "371602001", en: "371602001" } };
