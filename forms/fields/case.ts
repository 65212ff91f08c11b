// A case, by its id: an open one that its reader may see (asked of the store when the answers arrive).
import * as z from "zod";
import { FormId } from "../definition/names.ts";
import { type Example, type FieldKind, oneText } from "./field-kind.ts";

/** Cases of these forms alone. */
export const CaseWidget = z.object({ caseForms: z.array(FormId).optional() });

const id = "01920000-0000-7000-8000-000000000001";

export const kind = {
  ...oneText,
  names: "case",
} satisfies FieldKind;

export const example: Example = { answer: id, wrong: 1, said: { zh: id, en: id } };
