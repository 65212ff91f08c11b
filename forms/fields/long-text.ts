// Several lines of text.
import { type FieldKind, oneText } from "./field-kind.ts";

export const longText = {
  ...oneText,
  seconds: 30,
  example: { answer: "楼道堆物\n已告知", wrong: 12, said: { zh: "楼道堆物\n已告知", en: "楼道堆物\n已告知" } },
} satisfies FieldKind;
