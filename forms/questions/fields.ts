// The questions as a tree of fields, without their logic: enough to draw a form before the logic has come.
import type { LocalText } from "../../core/text.ts";
import type { Widget } from "../definition/definition.ts";
import { type Askable, type Asked, walkQuestions } from "./walk.ts";

export type Field = {
  /** `residents/name`. */
  path: string;
  name: string;
  widget: Widget;
  /** Group and repeat: what is inside. */
  fields: Field[];
  requiredBySchema: boolean;
  /** The lines of a table of checks. */
  items?: { id: string; title: LocalText }[];
};

/** The fields of a form in the order of its pages. */
export const fieldsOf = (questions: Askable): Field[] => walkQuestions<Field>(questions, fieldOf);

/** One field, or none where it has no widget. */
export const fieldOf = <T>({ path, name, widget, requiredBySchema }: Asked, inside: () => T[]) =>
  widget ? [{ path, name, widget, fields: inside(), requiredBySchema, items: widget.items }] : [];

/** Every field, those inside others too. */
export const allOf = <T extends { fields: T[] }>(fields: readonly T[]): T[] =>
  fields.flatMap((field) => [field, ...allOf(field.fields)]);
