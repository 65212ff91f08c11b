// Figures: an indicator's value for a unit and those below it, as they are counted, printed, sent and shown.
import * as z from "zod";
import { PeriodName } from "../period.ts";
import { LocalText } from "../text.ts";
import { UtcInstant } from "../time.ts";
import { UnitCode } from "../unit.ts";
import type { FigureFormat } from "./rounding.ts";

/** `value` is numerator ÷ denominator, null where that is 0; never clamped. A count has the denominator 1. */
export const Counted = z.object({ value: z.number().nullable(), numerator: z.number(), denominator: z.number() });
export type Counted = z.output<typeof Counted>;

export const FigureRow = z.object({
  unit: UnitCode,
  title: LocalText,
  ...Counted.shape,
  /** The value of the period before; null where it had none, or where nothing at all was counted then. */
  previous: z.number().nullable(),
  /** Among the ranked units, the highest rate first; equal rates share a rank. Absent where a unit is not ranked. */
  rank: z.number().int().positive().optional(),
});
export type FigureRow = z.output<typeof FigureRow>;

export const Figures = z.object({
  indicator: z.string(),
  title: LocalText,
  formula: LocalText.optional(),
  format: z.enum(["rate", "count"] satisfies FigureFormat[]),
  /** What the rate should reach in a period of this kind. */
  goal: z.number().optional(),
  period: PeriodName,
  unit: UnitCode,
  asOf: UtcInstant,
  rows: z.array(FigureRow),
  total: FigureRow,
});
export type Figures = z.output<typeof Figures>;
