// How figures are written, compared and ordered.
import type { Language } from "../../core/text.ts";
import type { FigureRow, Figures } from "../api.ts";
import { overviewTexts as words } from "../pages/overview-texts.ts";
import { sayWith } from "../texts.ts";

/** Under so many cases a rate says more about chance than about a unit. */
export const smallest = 10;

export const isRanked = (figures: Figures, row: FigureRow): boolean =>
  row.value !== null && (figures.format === "count" || row.denominator >= smallest);

/** Ranked units by value, the highest first; then those that are too small to rank, by their place in the tree. */
export function ordered(figures: Figures): FigureRow[] {
  const ranked = figures.rows.filter((row) => isRanked(figures, row));
  ranked.sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || (a.unit < b.unit ? -1 : 1));
  return ranked.concat(figures.rows.filter((row) => !isRanked(figures, row)));
}

export const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ",");

/** `91.4%` or `1,234`; a rate of nothing is not 0. Rates over 100 % are real and shown. */
export function sayValue(format: Figures["format"], value: number | null, language: Language): string {
  if (value === null) return sayWith(words.noValue, language);
  return format === "rate" ? `${(value * 100).toFixed(1)}%` : grouped(value);
}

export type Change = { amount: string; text: string; sign: -1 | 0 | 1 };

/** The change on the period before: points for rates, the difference for counts; nothing where there is nothing to compare. */
export function changeOf(format: Figures["format"], row: FigureRow, language: Language): Change | undefined {
  if (row.value === null || row.previous === null || row.previous === undefined) return undefined;
  const change = format === "rate" ? Math.round((row.value - row.previous) * 1000) / 10 : row.value - row.previous;
  const size = Math.abs(change);
  const amount = format === "rate" ? size.toFixed(1) : grouped(size);
  const text = format === "rate" ? sayWith(words.points, language, { n: amount }) : amount;
  return { amount, text, sign: change > 0 ? 1 : change < 0 ? -1 : 0 };
}
