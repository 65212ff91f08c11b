// Figures: an indicator's value for a unit and those below it.
import * as z from "zod";
import { Period } from "../core/period.ts";
import { LocalText } from "../core/text.ts";
import { UnitCode } from "../core/unit.ts";
import type { AnswersOf, ExamplesOf, Routes } from "./route.ts";
import { Told } from "./shapes.ts";

/** `value` and `previous` are null where nothing was counted; `rank` is absent where a unit is not ranked. */
export const FigureRow = z.object({
  unit: UnitCode,
  title: LocalText,
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number(),
  previous: z.number().nullable(),
  rank: z.number().int().positive().optional(),
});
export type FigureRow = z.output<typeof FigureRow>;

export const Figures = z.object({
  indicator: z.string(),
  title: LocalText,
  formula: LocalText.optional(),
  format: z.enum(["rate", "count"]),
  goal: z.number().optional(),
  period: z.string(),
  unit: UnitCode,
  asOf: Told,
  rows: z.array(FigureRow),
  total: FigureRow,
});
export type Figures = z.output<typeof Figures>;

export const figures = {
  getFigures: {
    method: "GET",
    path: "/api/v1/figures",
    tag: "figures",
    summary: "An indicator by child unit, each figure with numerator and denominator",
    query: z.strictObject({
      indicator: z.string().min(1).max(120),
      period: Period,
      unit: UnitCode,
      by: z.enum(["children"]).optional(),
    }),
  },
} as const satisfies Routes;

export const figuresAnswers = { getFigures: { 200: Figures } } satisfies AnswersOf<typeof figures>;
export const figuresShapes = { Figures, FigureRow };

export const figuresExamples = {
  getFigures: { example: { indicator: "visit-coverage", period: "2026-10", unit: "371602", by: "children" } },
} satisfies ExamplesOf<typeof figures>;
