// How a section of key figures stands in a definition, and what it keeps.
import * as z from "zod";
import type { KeyFigure } from "../figure.ts";
import { IndicatorName, PeriodKind, titled } from "../shape.ts";

/** `over` a longer period: what was reached in it up to the time of counting (a quarter's coverage, told every month). */
const KeyIndicator = z.union([
  IndicatorName.transform((indicator) => ({ indicator, over: undefined })),
  z.strictObject({ indicator: IndicatorName, over: PeriodKind.optional() }),
]);

/** The first three are also told on the cover and in the mail. */
export const KeyFigures = z.strictObject({
  ...titled("key-figures"),
  indicators: z.array(KeyIndicator).min(1).max(12),
});
export type KeyFigures = z.infer<typeof KeyFigures>;

export type KeyFiguresContent = { kind: "key-figures"; title: string; paragraphs: string[]; figures: KeyFigure[] };
