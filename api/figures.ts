// Figures: an indicator's value for a unit and those below it.
import * as z from "zod";
import { FigureRow, Figures } from "../core/figures/figures.ts";
import { Period } from "../core/period.ts";
import { UnitCode } from "../core/unit.ts";
import type { AnswersOf, ExamplesOf, Routes } from "./route.ts";

export { FigureRow, Figures };

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
