// Something or somebody of the registry, by its id.
import * as z from "zod";
import { SubjectType } from "../definition/names.ts";
import { type Example, type FieldKind, oneText } from "./field-kind.ts";

/** Subjects of this type alone. */
export const SubjectWidget = z.object({ subjectType: SubjectType.optional() });

export const kind = {
  ...oneText,
  names: "subject",
} satisfies FieldKind;

export const example: Example = { answer: "hou_1001", wrong: 1001, said: { zh: "hou_1001", en: "hou_1001" } };
