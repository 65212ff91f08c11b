// Offers and demands: what was published and what was claimed, by unit and by theme.

import { inOrder } from "../../core/figures/order.ts";
import type { FigureFormat } from "../../core/figures/rounding.ts";
import type { SectionOf } from "../definition.ts";
import { choicesOf, type Indicator } from "../indicators/indicator.ts";
import { sayChange, sayCount, sayValue } from "../wording.ts";
import { type Context, figuresFor, indicatorsOf } from "./context.ts";
import { keyFigure, sentenceOf } from "./key-figures.ts";

export type ClaimsContent = {
  kind: "claims";
  title: string;
  paragraphs: string[];
  columns: { indicator: string; title: string; format: FigureFormat }[];
  rows: { unit: string; title: string; values: (number | null)[] }[];
  total: (number | null)[];
  previous: (number | null)[];
  charts: { title: string; parts: string[]; rows: { title: string; values: number[] }[] }[];
  themes?: { title: string; slices: { label: string; value: number }[] };
};

/** The section of offers and demands; undefined where the forms are not in use. */
export function claims(section: SectionOf<"claims">, context: Context): ClaimsContent | undefined {
  const indicators = indicatorsOf(context, section.indicators);
  if (indicators.length === 0) return undefined;
  const figures = indicators.map((it) => figuresFor(context, it));
  const titles = new Map(figures.flatMap((it) => it.rows.map((row) => [keyOf(row), row] as const)));
  const rows = [...titles].map(([key, { unit, title }]) => ({
    unit,
    title: title.zh,
    values: figures.map((it) => it.rows.find((row) => keyOf(row) === key)?.value ?? (it.format === "count" ? 0 : null)),
  }));
  return {
    kind: "claims",
    title: section.title.zh,
    paragraphs: paragraphsOf(section, indicators, rows, context),
    columns: indicators.map(({ id, title, format }) => ({ indicator: id, title: title.zh, format })),
    rows: rows.toSorted((a, b) => Number(a.unit === context.unit.code) - Number(b.unit === context.unit.code)),
    total: figures.map((it) => it.total.value),
    previous: figures.map((it) => it.total.previous),
    charts: section.charts.flatMap((it) => chartOf(it, context) ?? []),
    ...(section.themes && { themes: themesOf(section.themes, context) }),
  };
}

const keyOf = (row: { unit: string; title: { zh: string } }) => `${row.unit} ${row.title.zh}`;

/** Bars for the units where any of the parts was counted. */
function chartOf(
  { title, parts }: SectionOf<"claims">["charts"][number],
  context: Context,
): ClaimsContent["charts"][number] | undefined {
  const figures = indicatorsOf(context, parts).map((it) => figuresFor(context, it));
  if (figures.length === 0) return undefined;
  const units = new Map(figures.flatMap((it) => inOrder(it).map((row) => [keyOf(row), row.title.zh] as const)));
  const rows = [...units].map(([key, unit]) => ({
    title: unit,
    values: figures.map((it) => it.rows.find((row) => keyOf(row) === key)?.numerator ?? 0),
  }));
  const size = (row: { values: number[] }) => row.values.reduce((sum, it) => sum + it, 0);
  const shown = rows.filter((row) => size(row) > 0).toSorted((a, b) => size(b) - size(a));
  return { title: title.zh, parts: figures.map((it) => it.title.zh), rows: shown };
}

/** The parts of a counter that is broken down by a choice, those without any left out. */
function themesOf(name: string, context: Context): ClaimsContent["themes"] {
  const indicator = context.indicator(name);
  const form = indicator && context.forms.find((it) => it.id === indicator.numerator.form);
  if (!indicator || !form) return undefined;
  const slices = choicesOf(form, indicator.numerator.counter).flatMap(({ value, title }) => {
    const part = context.indicator(`${indicator.id}#${value}`);
    const number = part ? context.counts.count(part, context.period, context.unit.code).numerator : 0;
    return number > 0 ? [{ label: title.zh, value: number }] : [];
  });
  return { title: indicator.title.zh, slices };
}

function paragraphsOf(
  section: SectionOf<"claims">,
  indicators: Indicator[],
  rows: ClaimsContent["rows"],
  context: Context,
): string[] {
  const { now, before, whole } = context.words;
  const figures = indicators.map((it) => keyFigure(it, context));
  if (figures.every((it) => it.value === 0 && !it.previous)) return [`${now}${whole}没有发布或认领记录。`];
  const counts = figures.map(({ title, value, previous, format }) => {
    const change = previous === undefined ? "" : `（${sayChange(value, previous, format, before)}）`;
    return `${title}${sayValue(value, format)}${change}`;
  });
  const rates = indicatorsOf(context, section.rates).map((it) => sentenceOf(keyFigure(it, context), context));
  const parts = new Set(context.below.filter((it) => it.level !== "department").map((it) => it.code));
  const idle = rows.filter((row) => parts.has(row.unit) && row.values.every((value) => !value)).length;
  return [
    `${now}${whole}${counts.join("，")}。`,
    rates.length > 0 ? `${rates.join("；")}。` : "",
    idle > 0 ? `${sayCount(idle)}个${context.words.parts}${now}没有发布，也没有认领。` : "",
  ].filter(Boolean);
}
