// How indicators went over the last periods: a chart of lines, and the table it is drawn from.
import * as z from "zod";
import type { FigureFormat } from "../../../core/figures/rounding.ts";
import { kindOf, type Period, titleOf } from "../../../core/period.ts";
import type { Chart } from "../../charts/chart.ts";
import { goalFor, type Indicator } from "../../indicators/indicator.ts";
import { sayMade, sayValue } from "../../wording.ts";
import { type Context, indicatorsOf, periodsUpTo } from "../context.ts";
import type { Layout } from "../layout.ts";
import { section } from "../section.ts";
import { Indicators, titled } from "../shape.ts";

const Trend = z.strictObject({
  ...titled("trend"),
  indicators: Indicators.max(4),
  periods: z.int().min(2).max(13).default(6),
});

type TrendLine = {
  indicator: string;
  title: string;
  format: FigureFormat;
  goal?: number;
  /** In the order of the periods; null where there was nothing to count. */
  points: { value: number | null; numerator: number; denominator: number }[];
};

type TrendContent = {
  kind: "trend";
  title: string;
  paragraphs: string[];
  periods: { title: string; short: string }[];
  lines: TrendLine[];
};

export const trend = section({
  says: "the last periods as lines and table",
  shape: Trend,
  needs: ({ indicators, periods }, { period }) => ({
    counts: indicators.map((indicator) => ({ indicator, periods: periodsUpTo(period, periods) })),
  }),
  content,
  drawing,
});

/** Undefined where no form has any of the indicators. */
function content(of: z.infer<typeof Trend>, context: Context): TrendContent | undefined {
  const { counts, unit, period, say, words } = context;
  const indicators = indicatorsOf(context, of.indicators);
  const periods = inUse(periodsUpTo(period, of.periods), indicators, context);
  const lines = indicators.map(
    (indicator): TrendLine => ({
      indicator: indicator.id,
      title: say(indicator.title),
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
    title: say(of.title),
    paragraphs: [words.text.sentences(lines.map((line) => sentenceOf(line, periods.map(words.short), context)))],
    periods: periods.map((it) => ({ title: say(titleOf(it)), short: words.short(it) })),
    lines,
  };
}

/** Without the periods at the beginning in which nothing was counted at all; at least two are left. */
function inUse(periods: Period[], indicators: Indicator[], { counts, unit }: Context): Period[] {
  const first = periods.findIndex((period) => indicators.some((it) => counts.begun(it, period, unit.code)));
  return periods.slice(first < 0 ? -2 : Math.min(first, periods.length - 2));
}

/** `走访覆盖率近6个月最高为8月的91.0%，最低为5月的80.2%，本月为85.3%。` */
function sentenceOf({ title, format, points }: TrendLine, periods: string[], { words, called }: Context): string {
  const said = (value: number | null) => sayValue(value, format);
  const known = points.flatMap(({ value }, at) => (value === null ? [] : [{ value, period: periods[at] ?? "" }]));
  const last = points.at(-1)?.value ?? null;
  const [first] = known;
  if (!first) return words.trend.nothing(title, points.length);
  if (known.length === 1) return words.trend.since(title, first.period, said(first.value));
  const highest = known.reduce((a, b) => (b.value > a.value ? b : a));
  const lowest = known.reduce((a, b) => (b.value < a.value ? b : a));
  // Told apart only where the printed numbers are.
  if (said(highest.value) === said(lowest.value)) return words.trend.alike(title, known.length, said(highest.value));
  return words.trend.between({
    title,
    n: known.length,
    high: said(highest.value),
    highIn: highest.period,
    low: said(lowest.value),
    lowIn: lowest.period,
    last: last === null ? words.trend.lastNothing(called.now) : words.trend.last(called.now, said(last)),
  });
}

/** Rates and counts are drawn apart, for they share no scale. */
function drawing(content: TrendContent, layout: Layout) {
  const { lines, periods } = content;
  return {
    ...content,
    drawings: (["rate", "count"] as const).flatMap((format) => chartOf(content, format, layout) ?? []),
    rows: periods.map(({ title }, at) => ({ title, cells: lines.map((line) => cellOf(line, at)) })),
    lines: lines.map(({ title, format }) => ({ title, rate: format === "rate" })),
    caption: layout.tableTitle(layout.words.trend.caption),
  };
}

function chartOf({ lines, periods }: TrendContent, format: FigureFormat, layout: Layout): Chart | undefined {
  const { words, language, chartTitle } = layout;
  const drawn = lines.filter((line) => line.format === format);
  const [first] = drawn;
  if (!first) return undefined;
  const series = drawn.map(({ title, points }) => ({
    name: title,
    points: points.map(({ value }, at) => ({ label: periods[at]?.short ?? "", value })),
  }));
  const several = format === "rate" ? words.trend.rates : words.trend.counts;
  const title = chartTitle(drawn.length === 1 ? words.trend.one(first.title) : several);
  return { chart: "line-by-period", title, series, format, language };
}

function cellOf({ format, points }: TrendLine, at: number) {
  const { value, numerator, denominator } = points[at] ?? { value: null, numerator: 0, denominator: 0 };
  const made = value === null ? "" : sayMade({ format, numerator, denominator });
  return { value: sayValue(value, format), rate: format === "rate", made };
}
