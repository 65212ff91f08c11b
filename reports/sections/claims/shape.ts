// How a section of offers and demands stands in a definition, and what it keeps.
import * as z from "zod";
import type { FigureFormat } from "../../../core/figures/rounding.ts";
import { LocalText } from "../../../core/text.ts";
import { IndicatorName, Indicators, titled } from "../shape.ts";

export const Claims = z.strictObject({
  ...titled("claims"),
  /** Columns of the table. */
  indicators: Indicators.max(6),
  /** Rates told in words. */
  rates: z.array(IndicatorName).max(4).default([]),
  /** Stacked bars, each of counts that add up to something: what was published, what was claimed. */
  charts: z
    .array(z.strictObject({ title: LocalText, parts: Indicators.max(4) }))
    .max(3)
    .default([]),
  /** A counter whose breakdown is drawn as a ring. */
  themes: IndicatorName.optional(),
});
export type Claims = z.infer<typeof Claims>;

export type ClaimsContent = {
  kind: "claims";
  title: string;
  paragraphs: string[];
  columns: { indicator: string; title: string; format: FigureFormat }[];
  rows: { unit: string; title: string; values: (number | null)[] }[];
  total: (number | null)[];
  previous: (number | null)[];
  charts: { title: string; parts: string[]; rows: { title: string; values: number[] }[] }[];
  themes?: { title: string; slices: { label: string; value: number }[] };
};
