// A signature drawn with a finger: a picture, named by the hash of its bytes.

import type { Answer } from "../../core/answer.ts";
import { fileNames } from "../../core/file-type.ts";
import { type LocalText, say } from "../../core/text.ts";
import {
  type Example,
  type FieldKind,
  oneText,
  type Said,
  type Saying,
  type SchemaNode,
  type WidgetParts,
} from "./field-kind.ts";

export const signed: LocalText = { zh: "已签名", en: "Signed" };

export const kind = {
  ...oneText,
  schema: (): SchemaNode => ({ type: "string", pattern: fileNames("png") }),
  // Its name says nothing to anybody.
  say: (_: Answer, __: WidgetParts, { language }: Saying): Said[] => [{ text: say(signed, language) }],
  seconds: 20,
  wantsReason: true,
} satisfies FieldKind;

export const example: Example = {
  answer: `${"ab".repeat(32)}.png`,
  wrong: "张建国",
  said: { zh: "已签名", en: "Signed" },
};
