// An amount of money.
import type { Example, FieldKind } from "./field-kind.ts";
import { kind as number } from "./number.ts";

export const kind = {
  ...number,
} satisfies FieldKind;

export const example: Example = {
  widget: { unitLabel: { zh: "元", en: "yuan" } },
  answer: 1200,
  wrong: "1,200",
  said: { zh: "1200 元", en: "1200 yuan" },
};
