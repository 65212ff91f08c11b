// Yes or no.

import type { Answer } from "../../core/answer.ts";
import { type LocalText, say } from "../../core/text.ts";
import type { Example, FieldKind, Said, Saying, SchemaNode, WidgetParts } from "./field-kind.ts";

export const yesNoWords = { yes: { zh: "是", en: "Yes" }, no: { zh: "否", en: "No" } } satisfies Record<
  string,
  LocalText
>;

export const kind = {
  json: ["boolean"],
  schema: (): SchemaNode => ({ type: "boolean" }),
  say: (answer: Answer, _: WidgetParts, { language }: Saying): Said[] => [
    { text: say(answer ? yesNoWords.yes : yesNoWords.no, language) },
  ],
  mask: "all",
  seconds: 8,
} satisfies FieldKind;

export const example: Example = { answer: false, wrong: "no", said: { zh: "否", en: "No" } };
