// An amount of money.
import type { FieldKind } from "./field-kind.ts";
import { number } from "./number.ts";

export const money = {
  ...number,
  example: {
    widget: { unitLabel: { zh: "元", en: "yuan" } },
    answer: 1200,
    wrong: "1,200",
    said: { zh: "1200 元", en: "1200 yuan" },
  },
} satisfies FieldKind;
