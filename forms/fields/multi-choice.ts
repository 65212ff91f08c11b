// Any of several options.
import type { Answer } from "../../core/answer.ts";
import type { Example, FieldKind, Said, Saying, SchemaNode, WidgetParts } from "./field-kind.ts";
import { inOneLine } from "./one-line.ts";
import { sayOption, valuesOf } from "./option.ts";

export const kind = {
  json: ["array"],
  schema: ({ options }: WidgetParts): SchemaNode => ({
    type: "array",
    items: { type: "string", enum: valuesOf(options) },
  }),
  listed: (node: SchemaNode) => node.items?.enum,
  say: (answer: Answer, { options }: WidgetParts, { language }: Saying): Said[] => [
    {
      text: inOneLine(
        (answer as Answer[]).map((it) => sayOption(it, options, language)),
        language,
      ),
    },
  ],
  mask: "all",
  seconds: 8,
} satisfies FieldKind;

export const example: Example = {
  widget: {
    options: [
      { value: "gas", title: { zh: "燃气", en: "Gas" } },
      { value: "wiring", title: { zh: "线路", en: "Wiring" } },
      { value: "stairs", title: { zh: "楼道", en: "Stairs" } },
    ],
  },
  answer: ["gas", "stairs"],
  wrong: ["roof"],
  said: { zh: "燃气、楼道", en: "Gas, Stairs" },
};
