// How a section of one indicator by unit stands in a definition, and what it keeps.
import * as z from "zod";
import type { FigureFormat } from "../../../core/figures/rounding.ts";
import { Band, coverageBands } from "../../figures/score.ts";
import { IndicatorName, PeriodKind, titled } from "../shape.ts";

export const ByUnit = z.strictObject({
  ...titled("by-unit"),
  indicator: IndicatorName,
  show: z.array(z.enum(["chart", "table"])).min(1),
  /** A column with the same rate over a longer period so far, and its points. */
  toDate: z.strictObject({ period: PeriodKind, bands: z.array(Band).default(coverageBands) }).optional(),
});
export type ByUnit = z.infer<typeof ByUnit>;

export type ByUnitRow = {
  unit: string;
  title: string;
  value: number | null;
  numerator: number;
  denominator: number;
  previous: number | null;
  rank?: number;
  /** Of the longer period so far. */
  toDate?: { value: number | null; numerator: number; points: number | null };
};

export type ByUnitContent = {
  kind: "by-unit";
  title: string;
  paragraphs: string[];
  indicator: string;
  indicatorTitle: string;
  format: FigureFormat;
  numeratorTitle: string;
  denominatorTitle?: string;
  goal?: number;
  chart: boolean;
  table: boolean;
  toDateTitle?: string;
  bands?: Band[];
  rows: ByUnitRow[];
  total: ByUnitRow;
};
