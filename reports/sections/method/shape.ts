// How the section of method stands in a definition, and what it keeps.
import * as z from "zod";
import type { Counted } from "../../../core/figures/figures.ts";
import type { FigureFormat } from "../../../core/figures/rounding.ts";
import { LocalText } from "../../../core/text.ts";
import type { Instant } from "../../../core/time.ts";
import { titled } from "../shape.ts";

/** Formulas, rules and the time of counting are told by themselves; notes are what else a reader should know. */
export const Method = z.strictObject({ ...titled("method"), notes: z.array(LocalText).max(20).default([]) });
export type Method = z.infer<typeof Method>;

export type LateLine = { title: string; format: FigureFormat; before: Counted; now: Counted };

export type MethodContent = {
  kind: "method";
  title: string;
  formulas: { title: string; formula: string; numerator: string; denominator: string; goal?: string }[];
  rules: string[];
  /** What was published of the period before, against what is counted now; absent without an earlier edition. */
  late?: { periodTitle: string; asOf: Instant; lines: LateLine[]; sentence: string };
};
