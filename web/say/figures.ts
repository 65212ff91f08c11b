// How figures are said on the page, and which indicators come first.

import { changeOf, writeSize } from "../../core/figures/change.ts";
import type { FigureRow, Figures } from "../../core/figures/figures.ts";
import { writeFigure } from "../../core/figures/rounding.ts";
import type { Language } from "../../core/text.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { sayWith, texts as words } from "./texts.ts";

/** The forms that a leader answers for before all others. */
const leading = ["household-visit", "hazard-check", "rectification"];

export type FormIndicator = { form: FormVersion; indicator: FormVersion["indicators"][number] };

/** The indicators of forms: those with a goal first, then other rates, for they can be compared; of these the leading forms' first. */
export function leadingFirst(forms: FormVersion[]): FormIndicator[] {
  const rank = ({ form, indicator }: FormIndicator, at: number): number => {
    const kind = "ratio" in indicator ? (indicator.goal === undefined ? 1 : 0) : 2;
    const place = leading.indexOf(form.id);
    return kind * 1e6 + (place < 0 ? leading.length : place) * 1e4 + at;
  };
  return ([] as FormIndicator[])
    .concat(...forms.map((form) => form.indicators.map((indicator) => ({ form, indicator }))))
    .map((it, at) => ({ it, rank: rank(it, at) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ it }) => it);
}

/** `91.4%` or `1,234`; a rate of nothing is not 0. Rates over 100 % are real and shown. */
export const sayValue = (format: Figures["format"], value: number | null, language: Language): string =>
  value === null ? sayWith(words.noValue, language) : writeFigure(value, format);

export type Change = { amount: string; text: string; sign: -1 | 0 | 1 };

/** The change on the period before: points for rates, the difference for counts; nothing where there is nothing to compare. */
export function sayChange(format: Figures["format"], row: FigureRow, language: Language): Change | undefined {
  const change = changeOf(row.value, row.previous, format);
  if (change === undefined) return undefined;
  const amount = writeSize(change, format);
  const text = format === "rate" ? sayWith(words.points, language, { n: amount }) : amount;
  return { amount, text, sign: change > 0 ? 1 : change < 0 ? -1 : 0 };
}
