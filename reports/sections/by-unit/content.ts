// What one indicator says unit by unit: the rows, and the sentences about them.

import type { FigureRow } from "../../../core/figures/figures.ts";
import { inOrder, smallestRanked } from "../../../core/figures/order.ts";
import { pointsOf } from "../../figures/score.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { sayCount, sayExtremes, sayTarget, sayValue } from "../../wording.ts";
import { type Context, figuresFor, withBefore } from "../context.ts";
import { keyFigure, periodOver, rowKey, sentenceOf } from "../figure.ts";
import type { SectionNeeds } from "../needs.ts";
import type { Report } from "../section.ts";
import type { ByUnit, ByUnitContent, ByUnitRow } from "./shape.ts";

export const needsOfByUnit = ({ indicator, toDate }: ByUnit, { period }: Report): SectionNeeds => ({
  counts: [
    { indicator, periods: [...withBefore(period), ...(toDate ? withBefore(periodOver(period, toDate.period)) : [])] },
  ],
});

/** Undefined where no form has the indicator. */
export function contentOfByUnit(section: ByUnit, context: Context): ByUnitContent | undefined {
  const { say } = context;
  const indicator = context.indicator(section.indicator);
  if (!indicator) return undefined;
  const figures = figuresFor(context, indicator);
  const toDate = toDateOf(section, indicator, context);
  const rowOf = (row: FigureRow): ByUnitRow => ({ ...row, title: say(row.title), toDate: toDate?.(row) });
  const rows = inOrder(figures).map(rowOf);
  const total = rowOf(figures.total);
  return {
    kind: "by-unit",
    title: say(section.title),
    paragraphs: paragraphsOf(section, indicator, rows, total, context),
    indicator: indicator.id,
    indicatorTitle: say(indicator.title),
    format: indicator.format,
    numeratorTitle: say(indicator.numerator.title),
    denominatorTitle: indicator.denominator && say(indicator.denominator.title),
    goal: figures.goal,
    chart: section.show.includes("chart"),
    table: section.show.includes("table"),
    ...(section.toDate && { toDateTitle: toDateTitle(section, context), bands: section.toDate.bands }),
    rows,
    total,
  };
}

type ToDate = NonNullable<ByUnitRow["toDate"]>;

function toDateOf({ toDate }: ByUnit, indicator: Indicator, context: Context) {
  if (!toDate) return undefined;
  const figures = figuresFor(context, indicator, { period: periodOver(context.period, toDate.period) });
  const all = new Map([...figures.rows, figures.total].map((row) => [rowKey(row), row]));
  return (row: FigureRow): ToDate | undefined => {
    const found = all.get(rowKey(row));
    return found && { value: found.value, numerator: found.numerator, points: pointsOf(found.value, toDate.bands) };
  };
}

const toDateTitle = ({ toDate }: ByUnit, { period, words }: Context): string =>
  toDate ? words.figure.toDate(words.short(periodOver(period, toDate.period))) : "";

function paragraphsOf(
  section: ByUnit,
  indicator: Indicator,
  rows: ByUnitRow[],
  total: ByUnitRow,
  context: Context,
): string[] {
  const { words, called, say } = context;
  if (total.value === null && rows.every((row) => row.value === null))
    return [words.byUnit.nothing(called.now, called.whole, say(indicator.title))];
  const figure = keyFigure(indicator, context);
  const ranked = rows.filter((row) => row.rank !== undefined);
  const first = words.text.sentences([
    words.byUnit.whole(called.now, called.whole, sentenceOf(figure, context)),
    sayExtremes(words, ranked, called.parts),
    sayReached(ranked, figure.goal, context),
    sayUnranked(rows, indicator, context),
  ]);
  return [first, sayPoints(section, rows, total, indicator, context)].filter(Boolean);
}

function sayReached(ranked: ByUnitRow[], goal: number | undefined, { words }: Context): string {
  if (goal === undefined || ranked.length < 2) return "";
  const reached = ranked.filter((row) => (row.value as number) >= goal).length;
  const target = sayTarget(words, goal);
  if (reached === ranked.length) return words.byUnit.allReached(ranked.length, target);
  if (reached === 0) return words.byUnit.noneReached(ranked.length, target);
  return words.byUnit.someReached(reached, target, ranked.length - reached);
}

function sayUnranked(rows: ByUnitRow[], { format, denominator }: Indicator, { unit, words, say }: Context): string {
  if (format === "count") return "";
  const small = rows.filter((row) => row.rank === undefined && row.unit !== unit.code).map((row) => row.title);
  if (small.length === 0) return "";
  const title = denominator ? say(denominator.title) : words.figure.denominator;
  return words.byUnit.unranked(words.text.names(small), title, smallestRanked);
}

function sayPoints(
  section: ByUnit,
  rows: ByUnitRow[],
  total: ByUnitRow,
  indicator: Indicator,
  context: Context,
): string {
  const { words, called, say, unit } = context;
  if (!section.toDate || !total.toDate || total.toDate.value === null) return "";
  const bands = [...section.toDate.bands].sort((a, b) => b.points - a.points).map((band) => band.points);
  const scores = [...bands, 0].flatMap((points) => {
    const number = rows.filter((row) => row.unit !== unit.code && row.toDate?.points === points).length;
    return number > 0 ? [words.byUnit.score(points, number)] : [];
  });
  const told = words.byUnit.toDate(
    called.whole,
    words.figure.over(toDateTitle(section, context), say(indicator.title)),
    sayValue(total.toDate.value, "rate"),
    words.figure.counted(say(indicator.numerator.title), sayCount(total.toDate.numerator)),
  );
  return scores.length > 0 ? words.byUnit.scored(told, words.text.list(scores)) : words.text.sentence(told);
}
