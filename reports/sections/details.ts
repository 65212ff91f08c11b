// Each unit below by itself: its figures beside those of the whole, and which of its own units are furthest behind.

import { inOrder } from "../../core/figures/order.ts";
import type { FigureFormat } from "../../core/figures/rounding.ts";
import type { Unit } from "../../core/unit.ts";
import type { SectionOf } from "../definition.ts";
import type { Figures } from "../figures/figures.ts";
import { partsOf } from "../wording.ts";
import { type Context, figuresFor, indicatorsOf } from "./context.ts";

export type DetailLine = {
  title: string;
  format: FigureFormat;
  value: number | null;
  numerator: number;
  denominator: number;
  previous: number | null;
  /** Of all units together; absent for counts, where it would be a sum. */
  whole?: number | null;
  rank?: number;
  ranked?: number;
};

export type UnitDetails = {
  unit: string;
  title: string;
  lines: DetailLine[];
  behind?: { title: string; rows: { title: string; value: number; numerator: number; denominator: number }[] };
};

export type DetailsContent = { kind: "details"; title: string; wholeTitle: string; units: UnitDetails[] };

/** So many units furthest behind are named, if they are behind their own whole. */
const mostBehind = 3;

/** The section of details; undefined where there is nothing below the unit. */
export function details(section: SectionOf<"details">, context: Context): DetailsContent | undefined {
  const figures = indicatorsOf(context, section.indicators).map((it) => figuresFor(context, it));
  const units = context.below.filter((it) => it.level !== "department" && (!it.until || isThere(it, figures)));
  if (units.length === 0 || figures.length === 0) return undefined;
  return {
    kind: "details",
    title: section.title.zh,
    wholeTitle: context.words.whole,
    units: units.map((unit) => ({
      unit: unit.code,
      title: unit.title.zh,
      lines: figures.flatMap((it) => lineOf(it, unit) ?? []),
      behind: behindIn(unit, section.behind, context),
    })),
  };
}

const isThere = (unit: Unit, figures: Figures[]): boolean =>
  figures.some((it) => it.rows.some((row) => row.unit === unit.code));

function lineOf(figures: Figures, unit: Unit): DetailLine | undefined {
  const row = figures.rows.find((it) => it.unit === unit.code);
  if (!row) return undefined;
  const { value, numerator, denominator, previous, rank } = row;
  const isRate = figures.format === "rate";
  return {
    title: figures.title.zh,
    format: figures.format,
    value,
    numerator,
    denominator,
    previous,
    ...(isRate && {
      whole: figures.total.value,
      rank,
      ranked: figures.rows.filter((it) => it.rank !== undefined).length,
    }),
  };
}

/** The lowest of the units two levels below, none when they are all alike or too small to compare. */
function behindIn(unit: Unit, name: string | undefined, context: Context): UnitDetails["behind"] {
  const indicator = name ? context.indicator(name) : undefined;
  const below = context.furtherBelow.get(unit.code) ?? [];
  if (!indicator || indicator.format === "count" || below.length === 0) return undefined;
  const figures = figuresFor(context, indicator, { unit, below });
  const average = figures.total.value ?? 0;
  const rows = inOrder(figures)
    .filter((row) => row.rank !== undefined && (row.value as number) < average)
    .toReversed()
    .slice(0, mostBehind)
    .map((row) => ({
      title: row.title.zh,
      value: row.value as number,
      numerator: row.numerator,
      denominator: row.denominator,
    }));
  if (rows.length === 0) return undefined;
  const parts = partsOf(
    unit.code,
    below.map((it) => it.title.zh),
  );
  return { title: `${indicator.title.zh}较低的${parts}`, rows };
}
