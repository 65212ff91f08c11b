// Several lines of text.
import { type Example, type FieldKind, oneText } from "./field-kind.ts";

export const kind = {
  ...oneText,
  bounds: { maxLength: 5000 },
  seconds: 30,
} satisfies FieldKind;

export const example: Example = {
  answer: "楼道堆物\n已告知",
  wrong: 12,
  said: { zh: "楼道堆物\n已告知", en: "楼道堆物\n已告知" },
};
