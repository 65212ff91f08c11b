// One of several options.
import * as z from "zod";
import type { Answer } from "../../core/answer.ts";
import {
  type Example,
  type FieldKind,
  oneText,
  type Said,
  type Saying,
  type SchemaNode,
  type WidgetParts,
} from "./field-kind.ts";
import { Option, sayOption, valuesOf } from "./option.ts";

/** What is offered; the schema's `enum` lists the same values. */
export const ChoiceWidget = z.object({ options: z.array(Option).max(500).optional() });

export const kind = {
  ...oneText,
  schema: ({ options }: WidgetParts): SchemaNode => ({ type: "string", enum: valuesOf(options) }),
  say: (answer: Answer, { options }: WidgetParts, { language }: Saying): Said[] => [
    { text: sayOption(answer, options, language) },
  ],
} satisfies FieldKind;

export const example: Example = {
  widget: {
    options: [
      { value: "owned", title: { zh: "自有", en: "Owned" } },
      { value: "rented", title: { zh: "租住", en: "Rented" } },
    ],
  },
  answer: "rented",
  wrong: "lent",
  said: { zh: "租住", en: "Rented" },
};
