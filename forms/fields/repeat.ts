// The same fields for each of several: an array of rows.
import * as z from "zod";
import type { Answer, Answers } from "../../core/answer.ts";
import type { Example, FieldKind, Said, Saying, SchemaNode, WidgetParts } from "./field-kind.ts";
import { sayFields } from "./group.ts";

export const RepeatWidget = z.object({
  /** group and repeat: their fields in order, by the name inside (`name`, not `residents/name`). */
  fields: z.array(z.string()).max(200).optional(),
  /** repeat: the field of a row that names it in lists. */
  rowTitle: z.string().optional(),
});

/** A row: the field that names it, then what the others say. */
export function sayRow(row: Answer, { fields = [], rowTitle }: WidgetParts, { inside }: Saying): Said {
  if (row === null || typeof row !== "object" || Array.isArray(row)) return { text: "" };
  const named = rowTitle === undefined ? "" : inside(rowTitle, row[rowTitle]);
  return {
    text: named,
    more: sayFields(
      fields.filter((it) => it !== rowTitle),
      row as Answers,
      inside,
    ),
  };
}

export const kind = {
  json: ["array"],
  schema: (_: WidgetParts, inside: SchemaNode): SchemaNode => ({
    type: "array",
    // The id by which a row is found again when others went away.
    items: { ...inside, properties: { id: { type: "string" }, ...inside.properties } },
  }),
  holds: "rows",
  say: (answer: Answer, widget: WidgetParts, saying: Saying): Said[] =>
    (answer as Answer[]).map((row) => sayRow(row, widget, saying)),
  mask: "all",
  seconds: 30,
} satisfies FieldKind;

export const example: Example = {
  widget: { fields: ["name", "age"], rowTitle: "name" },
  inside: { name: { type: "text" }, age: { type: "integer" } },
  answer: [{ id: "p-0001", name: "张建国", age: 61 }],
  wrong: [{ id: "p-0001", age: "老" }],
  said: { zh: "张建国 · 61", en: "张建国 · 61" },
};
