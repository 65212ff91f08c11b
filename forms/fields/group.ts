// Fields that belong together; the answer is an object of theirs.
import type { Answer, Answers } from "../../core/answer.ts";
import type { Example, FieldKind, Said, Saying, SchemaNode, WidgetParts } from "./field-kind.ts";

export const kind = {
  json: ["object"],
  schema: (_: WidgetParts, inside: SchemaNode): SchemaNode => inside,
  holds: "fields",
  say: (answer: Answer, { fields }: WidgetParts, { inside }: Saying): Said[] => [
    { text: sayFields(fields ?? [], answer as Answers, inside) },
  ],
  mask: "all",
  seconds: 0,
} satisfies FieldKind;

export const example: Example = {
  widget: { fields: ["floor", "door"] },
  inside: { floor: { type: "integer" }, door: { type: "text" } },
  answer: { floor: 3, door: "东户" },
  wrong: { floor: "三" },
  said: { zh: "3 · 东户", en: "3 · 东户" },
};

/** What fields say, each once: a form may hold one thing twice, as it was said and as it was calculated. */
export const sayFields = (names: readonly string[], answers: Answers, inside: Saying["inside"]): string =>
  Array.from(new Set(names.map((name) => inside(name, answers[name])).filter(Boolean))).join(" · ");
