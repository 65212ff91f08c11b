// All options put in order; the answer lists each of them once, the first one first.

import type { Answer } from "../../core/answer.ts";
import type { LocalText } from "../../core/text.ts";
import type { Example, FieldKind, Said, Saying, SchemaNode, WidgetParts } from "./field-kind.ts";
import { sayOption, valuesOf } from "./option.ts";

/** What of the schema makes an answer hold every option once. */
const wholeOrder = ({ options }: WidgetParts) => {
  const values = valuesOf(options);
  return { minItems: values.length, maxItems: values.length, uniqueItems: true };
};

const incomplete: LocalText = {
  zh: "排序题的答案应包含全部选项，每项一次",
  en: "A ranking holds every option, each once",
};

export const kind = {
  json: ["array"],
  schema: (widget: WidgetParts): SchemaNode => ({
    type: "array",
    items: { type: "string", enum: valuesOf(widget.options) },
    ...wholeOrder(widget),
  }),
  listed: (node: SchemaNode) => node.items?.enum,
  lint: (node: SchemaNode, widget: WidgetParts) =>
    Object.entries(wholeOrder(widget))
      .filter(([keyword, value]) => node[keyword] !== value)
      .map(([keyword]) => ({ keyword, code: "rank-incomplete", message: incomplete })),
  say: (answer: Answer, { options }: WidgetParts, { language }: Saying): Said[] => [
    { text: (answer as Answer[]).map((it, at) => `${at + 1}. ${sayOption(it, options, language)}`).join(" ") },
  ],
  mask: "all",
  seconds: 20,
} satisfies FieldKind;

export const example: Example = {
  widget: {
    options: [
      { value: "parking", title: { zh: "停车", en: "Parking" } },
      { value: "lighting", title: { zh: "照明", en: "Lighting" } },
      { value: "waste", title: { zh: "垃圾", en: "Waste" } },
    ],
  },
  answer: ["waste", "parking", "lighting"],
  wrong: ["waste", "parking"],
  said: { zh: "1. 垃圾 2. 停车 3. 照明", en: "1. Waste 2. Parking 3. Lighting" },
};
