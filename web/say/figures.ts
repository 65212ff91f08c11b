// How figures are written, compared and ordered.

import type { FigureRow, Figures } from "../../api/figures.ts";
import type { Language } from "../../core/text.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { sayWith, texts as words } from "./texts.ts";

/** Below so many cases the server ranks no unit; the same number as in reports/figures/figures.ts, which is written for newer browsers than ours. */
export const smallestRanked = 10;

/** Ranked units first, counts by size; then those without a rank by their place in the tree, the unit's own row last. */
export function ordered({ rows, format, unit }: Figures): FigureRow[] {
  const own = (row: FigureRow) => Number(row.unit === unit);
  const place = (row: FigureRow) => (format === "rate" ? (row.rank ?? rows.length + 1) : -(row.value ?? 0));
  return rows.slice().sort((a, b) => own(a) - own(b) || place(a) - place(b) || (a.unit < b.unit ? -1 : 1));
}

/** The forms that a leader answers for before all others. */
const leading = ["household-visit", "hazard-check", "rectification"];

export type Counted = { form: FormVersion; indicator: FormVersion["indicators"][number] };

/** The indicators of forms: those with a goal first, then other rates, for they can be compared; of these the leading forms' first. */
export function leadingFirst(forms: FormVersion[]): Counted[] {
  const rank = ({ form, indicator }: Counted, at: number): number => {
    const kind = "ratio" in indicator ? (indicator.goal === undefined ? 1 : 0) : 2;
    const place = leading.indexOf(form.id);
    return kind * 1e6 + (place < 0 ? leading.length : place) * 1e4 + at;
  };
  return ([] as Counted[])
    .concat(...forms.map((form) => form.indicators.map((indicator) => ({ form, indicator }))))
    .map((it, at) => ({ it, rank: rank(it, at) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ it }) => it);
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
