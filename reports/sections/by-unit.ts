// One indicator for each unit below: a chart, a table, and what they say in words.

import { inOrder, smallestRanked } from "../../core/figures/order.ts";
import type { FigureFormat } from "../../core/figures/rounding.ts";
import type { SectionOf } from "../definition.ts";
import type { FigureRow } from "../figures/figures.ts";
import { type Band, pointsOf } from "../figures/score.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { names, sayCount, sayExtremes, sayValue, shortTitle } from "../wording.ts";
import { type Context, figuresFor } from "./context.ts";
import { keyFigure, periodOver, sentenceOf } from "./key-figures.ts";

export type ByUnitRow = {
  unit: string;
  title: string;
  value: number | null;
  numerator: number;
  denominator: number;
  previous: number | null;
  rank?: number;
  /** Of the longer period so far. */
  toDate?: { value: number | null; numerator: number; points: number | null };
};

export type ByUnitContent = {
  kind: "by-unit";
  title: string;
  paragraphs: string[];
  indicator: string;
  indicatorTitle: string;
  format: FigureFormat;
  numeratorTitle: string;
  denominatorTitle?: string;
  goal?: number;
  chart: boolean;
  table: boolean;
  toDateTitle?: string;
  bands?: Band[];
  rows: ByUnitRow[];
  total: ByUnitRow;
};

/** The section of one indicator by unit; undefined where no form has it. */
export function byUnit(section: SectionOf<"by-unit">, context: Context): ByUnitContent | undefined {
  const indicator = context.indicator(section.indicator);
  if (!indicator) return undefined;
  const figures = figuresFor(context, indicator);
  const toDate = toDateOf(section, indicator, context);
  const rowOf = (row: FigureRow): ByUnitRow => ({ ...row, title: row.title.zh, toDate: toDate?.(row) });
  const rows = inOrder(figures).map(rowOf);
  const total = rowOf(figures.total);
  return {
    kind: "by-unit",
    title: section.title.zh,
    paragraphs: paragraphsOf(section, indicator, rows, total, context),
    indicator: indicator.id,
    indicatorTitle: indicator.title.zh,
    format: indicator.format,
    numeratorTitle: indicator.numerator.title.zh,
    denominatorTitle: indicator.denominator?.title.zh,
    goal: figures.goal,
    chart: section.show.includes("chart"),
    table: section.show.includes("table"),
    ...(section.toDate && { toDateTitle: toDateTitle(section, context), bands: section.toDate.bands }),
    rows,
    total,
  };
}

type ToDate = NonNullable<ByUnitRow["toDate"]>;

function toDateOf({ toDate }: SectionOf<"by-unit">, indicator: Indicator, context: Context) {
  if (!toDate) return undefined;
  const figures = figuresFor(context, indicator, { period: periodOver(context.period, toDate.period) });
  const all = new Map([...figures.rows, figures.total].map((row) => [keyOf(row), row]));
  return (row: FigureRow): ToDate | undefined => {
    const found = all.get(keyOf(row));
    return found && { value: found.value, numerator: found.numerator, points: pointsOf(found.value, toDate.bands) };
  };
}

/** The unit's own row bears the code of the total. */
const keyOf = (row: FigureRow) => `${row.unit} ${row.title.zh}`;

const toDateTitle = ({ toDate }: SectionOf<"by-unit">, { period }: Context): string =>
  toDate ? `${shortTitle(periodOver(period, toDate.period))}累计` : "";

function paragraphsOf(
  section: SectionOf<"by-unit">,
  indicator: Indicator,
  rows: ByUnitRow[],
  total: ByUnitRow,
  context: Context,
): string[] {
  const { whole, now } = context.words;
  if (total.value === null && rows.every((row) => row.value === null))
    return [`${now}${whole}没有可以计算${indicator.title.zh}的数据。`];
  const figure = keyFigure(indicator, context);
  const ranked = rows.filter((row) => row.rank !== undefined);
  const clauses = [
    `${now}${whole}${sentenceOf(figure, context)}。`,
    sayExtremes(ranked, context.words.parts),
    sayReached(ranked, figure.goal),
    sayUnranked(rows, indicator, context),
  ];
  return [clauses.join(""), sayPoints(section, rows, total, indicator, context)].filter(Boolean);
}

function sayReached(ranked: ByUnitRow[], goal: number | undefined): string {
  if (goal === undefined || ranked.length < 2) return "";
  const reached = ranked.filter((row) => (row.value as number) >= goal).length;
  const target = `目标（${sayValue(goal, "rate")}）`;
  if (reached === ranked.length) return `参与排名的${ranked.length}个单位均达到${target}。`;
  if (reached === 0) return `参与排名的${ranked.length}个单位均未达到${target}。`;
  return `${reached}个单位达到${target}，${ranked.length - reached}个单位未达到。`;
}

function sayUnranked(rows: ByUnitRow[], { format, denominator }: Indicator, { unit }: Context): string {
  if (format === "count") return "";
  const small = rows.filter((row) => row.rank === undefined && row.unit !== unit.code).map((row) => row.title);
  return small.length > 0 ? `${names(small)}${denominator?.title.zh ?? "分母"}不足${smallestRanked}，不参与排名。` : "";
}

function sayPoints(
  section: SectionOf<"by-unit">,
  rows: ByUnitRow[],
  total: ByUnitRow,
  indicator: Indicator,
  context: Context,
): string {
  const { toDate } = section;
  if (!toDate || !total.toDate || total.toDate.value === null) return "";
  const title = `${toDateTitle(section, context)}${indicator.title.zh}`;
  const bands = [...toDate.bands].sort((a, b) => b.points - a.points).map((band) => band.points);
  const parts = [...bands, 0].flatMap((points) => {
    const number = rows.filter((row) => row.unit !== context.unit.code && row.toDate?.points === points).length;
    return number > 0 ? [`${points > 0 ? `得${points}分` : "不得分"}的${number}个`] : [];
  });
  const made = `${indicator.numerator.title.zh}${sayCount(total.toDate.numerator)}`;
  const reached = `截至数据时点，${context.words.whole}${title}为${sayValue(total.toDate.value, "rate")}（${made}）`;
  return parts.length > 0 ? `${reached}；按累计覆盖率评分，${parts.join("、")}。` : `${reached}。`;
}
