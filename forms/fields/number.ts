// A number, with the unit it is given in.
import * as z from "zod";
import type { Answer } from "../../core/answer.ts";
import { LocalText, say } from "../../core/text.ts";
import type { Example, FieldKind, Said, Saying, SchemaNode, WidgetParts } from "./field-kind.ts";

/** `unitLabel`: what stands behind the number. */
export const NumberWidget = z.object({ unitLabel: LocalText.optional() });

export const kind = {
  json: ["number", "integer"],
  schema: (): SchemaNode => ({ type: "number" }),
  say: (answer: Answer, { unitLabel }: WidgetParts, { language }: Saying): Said[] => [
    { text: String(answer) + (unitLabel ? ` ${say(unitLabel, language)}` : "") },
  ],
  mask: "all",
  seconds: 8,
} satisfies FieldKind;

export const example: Example = {
  widget: { unitLabel: { zh: "平方米", en: "m²" } },
  answer: 12.5,
  wrong: "一",
  said: { zh: "12.5 平方米", en: "12.5 m²" },
};
