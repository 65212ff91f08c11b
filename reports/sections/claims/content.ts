// What was published and what was claimed, by unit and by theme.
import { inOrder } from "../../../core/figures/order.ts";
import { choicesOf, type Indicator } from "../../indicators/indicator.ts";
import { sayChange, sayCount, sayValue } from "../../wording.ts";
import { type Context, figuresFor, indicatorsOf, withBefore } from "../context.ts";
import { keyFigure, rowKey, sentenceOf } from "../figure.ts";
import type { SectionNeeds } from "../needs.ts";
import type { Report } from "../section.ts";
import type { Claims, ClaimsContent } from "./shape.ts";

export const needsOfClaims = (section: Claims, { period }: Report): SectionNeeds => ({
  counts: [
    ...section.indicators,
    ...section.rates,
    ...section.charts.flatMap((it) => it.parts),
    ...(section.themes ? [section.themes] : []),
  ].map((indicator) => ({ indicator, periods: withBefore(period) })),
});

/** Undefined where the forms are not in use. */
export function contentOfClaims(section: Claims, context: Context): ClaimsContent | undefined {
  const { say, unit: own } = context;
  const indicators = indicatorsOf(context, section.indicators);
  if (indicators.length === 0) return undefined;
  const figures = indicators.map((it) => figuresFor(context, it));
  const units = new Map(figures.flatMap((it) => it.rows.map((row) => [rowKey(row), row] as const)));
  const rows = [...units].map(([key, { unit, title }]) => ({
    unit,
    title: say(title),
    values: figures.map(
      (it) => it.rows.find((row) => rowKey(row) === key)?.value ?? (it.format === "count" ? 0 : null),
    ),
  }));
  return {
    kind: "claims",
    title: say(section.title),
    paragraphs: paragraphsOf(section, indicators, rows, context),
    columns: indicators.map(({ id, title, format }) => ({ indicator: id, title: say(title), format })),
    rows: rows.toSorted((a, b) => Number(a.unit === own.code) - Number(b.unit === own.code)),
    total: figures.map((it) => it.total.value),
    previous: figures.map((it) => it.total.previous),
    charts: section.charts.flatMap((it) => chartOf(it, context) ?? []),
    ...(section.themes && { themes: themesOf(section.themes, context) }),
  };
}

/** Bars for the units where any of the parts was counted. */
function chartOf(
  { title, parts }: Claims["charts"][number],
  context: Context,
): ClaimsContent["charts"][number] | undefined {
  const { say } = context;
  const figures = indicatorsOf(context, parts).map((it) => figuresFor(context, it));
  if (figures.length === 0) return undefined;
  const units = new Map(figures.flatMap((it) => inOrder(it).map((row) => [rowKey(row), row.title] as const)));
  const rows = [...units].map(([key, unit]) => ({
    title: say(unit),
    values: figures.map((it) => it.rows.find((row) => rowKey(row) === key)?.numerator ?? 0),
  }));
  const size = (row: { values: number[] }) => row.values.reduce((sum, it) => sum + it, 0);
  const shown = rows.filter((row) => size(row) > 0).toSorted((a, b) => size(b) - size(a));
  return { title: say(title), parts: figures.map((it) => say(it.title)), rows: shown };
}

/** The parts of a counter that is broken down by a choice, those without any left out. */
function themesOf(name: string, context: Context): ClaimsContent["themes"] {
  const { say } = context;
  const indicator = context.indicator(name);
  const form = indicator && context.forms.find((it) => it.id === indicator.numerator.form);
  if (!indicator || !form) return undefined;
  const slices = choicesOf(form, indicator.numerator.counter).flatMap(({ value, title }) => {
    const part = context.indicator(`${indicator.id}#${value}`);
    const number = part ? context.counts.count(part, context.period, context.unit.code).numerator : 0;
    return number > 0 ? [{ label: say(title), value: number }] : [];
  });
  return { title: say(indicator.title), slices };
}

function paragraphsOf(
  section: Claims,
  indicators: Indicator[],
  rows: ClaimsContent["rows"],
  context: Context,
): string[] {
  const { words, called } = context;
  const { text, claims } = words;
  const { now, before, whole } = called;
  const figures = indicators.map((it) => keyFigure(it, context));
  if (figures.every((it) => it.value === 0 && !it.previous)) return [claims.nothing(now, whole)];
  const counts = figures.map(({ title, value, previous, format }) => {
    const told = words.figure.counted(title, sayValue(value, format));
    return previous === undefined ? told : text.with(told, sayChange(words, { value, previous, format }, before));
  });
  const rates = indicatorsOf(context, section.rates).map((it) => sentenceOf(keyFigure(it, context), context));
  const parts = new Set(context.below.filter((it) => it.level !== "department").map((it) => it.code));
  const idle = rows.filter((row) => parts.has(row.unit) && row.values.every((value) => !value)).length;
  return [
    claims.told(now, whole, text.clauses(counts)),
    rates.length > 0 ? text.sentence(text.apart(rates)) : "",
    idle > 0 ? claims.idle(sayCount(idle), called.parts, now) : "",
  ].filter(Boolean);
}
