// How indicators went over the last periods.
import type { FigureFormat } from "../../core/figures/rounding.ts";
import { kindOf, type Period, titleOf } from "../../core/period.ts";
import type { SectionOf } from "../definition.ts";
import { goalFor, type Indicator } from "../indicators/indicator.ts";
import { sayValue, shortTitle } from "../wording.ts";
import { type Context, indicatorsOf, periodsUpTo } from "./context.ts";

export type TrendLine = {
  indicator: string;
  title: string;
  format: FigureFormat;
  goal?: number;
  /** In the order of the periods; null where there was nothing to count. */
  points: { value: number | null; numerator: number; denominator: number }[];
};

export type TrendContent = {
  kind: "trend";
  title: string;
  paragraphs: string[];
  periods: { title: string; short: string }[];
  lines: TrendLine[];
};

/** The section of the last periods; undefined where no form has any of its indicators. */
export function trend(section: SectionOf<"trend">, context: Context): TrendContent | undefined {
  const { counts, unit, period } = context;
  const indicators = indicatorsOf(context, section.indicators);
  const periods = inUse(periodsUpTo(period, section.periods), indicators, context);
  const lines = indicators.map(
    (indicator): TrendLine => ({
      indicator: indicator.id,
      title: indicator.title.zh,
      format: indicator.format,
      goal: goalFor(indicator, kindOf(period)),
      points: periods.map((it) => {
        const point = counts.count(indicator, it, unit.code);
        return counts.begun(indicator, it, unit.code) ? point : { ...point, value: null };
      }),
    }),
  );
  if (lines.length === 0) return undefined;
  return {
    kind: "trend",
    title: section.title.zh,
    paragraphs: [lines.map((line) => sentenceOf(line, periods.map(shortTitle), context)).join("")],
    periods: periods.map((it) => ({ title: titleOf(it).zh, short: shortTitle(it) })),
    lines,
  };
}

/** Without the periods at the beginning in which nothing was counted at all; at least two are left. */
function inUse(periods: Period[], indicators: Indicator[], { counts, unit }: Context): Period[] {
  const first = periods.findIndex((period) => indicators.some((it) => counts.begun(it, period, unit.code)));
  return periods.slice(first < 0 ? -2 : Math.min(first, periods.length - 2));
}

/** `走访覆盖率近6个月最高为8月的91.0%，最低为5月的80.2%，本月为85.3%。` */
function sentenceOf({ title, format, points }: TrendLine, periods: string[], { words }: Context): string {
  const known = points.flatMap(({ value }, at) => (value === null ? [] : [{ value, period: periods[at] ?? "" }]));
  const last = points.at(-1)?.value ?? null;
  if (known.length === 0) return `${title}近${points.length}期没有数据。`;
  if (known.length === 1)
    return `${title}自${known[0]?.period}起才有数据，为${sayValue(known[0]?.value ?? null, format)}。`;
  const highest = known.reduce((a, b) => (b.value > a.value ? b : a));
  const lowest = known.reduce((a, b) => (b.value < a.value ? b : a));
  const now = last === null ? `${words.now}没有数据` : `${words.now}为${sayValue(last, format)}`;
  // Told apart only where the printed numbers are.
  if (sayValue(highest.value, format) === sayValue(lowest.value, format))
    return `${title}近${known.length}期均为${sayValue(highest.value, format)}。`;
  return `${title}近${known.length}期最高为${highest.period}的${sayValue(highest.value, format)}，最低为${lowest.period}的${sayValue(lowest.value, format)}，${now}。`;
}
