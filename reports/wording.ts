// Numbers, changes and goals as reports and mails say them, in the words of a language.
import { changeOf, writeSize } from "../core/figures/change.ts";
import { type FigureFormat, writeFigure } from "../core/figures/rounding.ts";
import type { Words } from "./words/words.ts";

/** `91.4%` of 0.914, `1,234`; a dash where there is no value. Rates over 100 % stay as they are. */
export const sayValue = (value: number | null, format: FigureFormat): string =>
  value === null ? "—" : writeFigure(value, format);

export const sayCount = (value: number): string => writeFigure(value, "count");

/** `1,234 / 2,000`, of rates alone. */
export const sayMade = (of: { format: FigureFormat; numerator: number; denominator: number }): string =>
  of.format === "rate" ? `${sayCount(of.numerator)} / ${sayCount(of.denominator)}` : "";

/** `较上月上升2.3个百分点`, `较上月减少12，下降4.8%`, `与上月持平`, `上月无可比数据`: a clause. */
export function sayChange(
  { change: said, text }: Words,
  of: { value: number | null; previous: number | null; format: FigureFormat },
  before: string,
): string {
  const { value, previous, format } = of;
  const change = changeOf(value, previous, format);
  if (change === undefined) return said.none(before);
  if (change === 0) return said.same(before);
  const size = writeSize(change, format);
  const up = change > 0;
  if (format === "rate") return said.points(before, size, up);
  const share = previous && previous > 0 ? said.share(sayValue(Math.abs(change) / previous, "rate"), up) : "";
  return text.clauses([said.number(before, size, up), share]);
}

/** The change in a cell of a table: `↑2.3`, `↓12`, `持平`, `—`. */
export function shortChange(
  words: Words,
  { value, previous, format }: { value: number | null; previous: number | null; format: FigureFormat },
): string {
  const change = changeOf(value, previous, format);
  if (change === undefined) return "—";
  if (change === 0) return words.change.shortSame;
  return `${change > 0 ? "↑" : "↓"}${writeSize(change, format)}`;
}

/** `目标（95.0%）`. */
export const sayTarget = ({ goal }: Words, value: number): string => goal.target(sayValue(value, "rate"));

/** `达到目标（95.0%）`, `低于目标（95.0%）3.3个百分点`. */
export function sayGoal(words: Words, value: number | null, goal: number | undefined): string | undefined {
  if (value === null || goal === undefined) return undefined;
  const target = sayTarget(words, goal);
  if (value >= goal) return words.goal.reached(target);
  const gap = changeOf(goal, value, "rate") ?? 0;
  return gap === 0 ? words.goal.almost(target) : words.goal.missed(target, writeSize(gap, "rate"));
}

/**
 * `分街道看，甲最高，为98.2%；乙最低，为70.1%。` of rates in the order of their rank; nothing of fewer than two.
 */
export function sayExtremes(
  { extremes, text }: Words,
  ranked: readonly { title: string; value: number | null }[],
  parts: string,
): string {
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last || ranked.length < 2) return "";
  const said = (value: number | null) => sayValue(value, "rate");
  // Told apart only where the printed numbers are.
  if (said(first.value) === said(last.value)) return extremes.alike(parts, said(first.value));
  const those = ({ value }: { value: number | null }) =>
    text.names(ranked.filter((it) => it.value === value).map((it) => it.title));
  return extremes.ends(parts, those(first), said(first.value), those(last), said(last.value));
}
