// Figures: the value of an indicator for a unit and those below it, with what it is made of.
import { kindOf, type Period, previous } from "../../core/period.ts";
import type { LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import type { UnitCode } from "../../core/unit.ts";
import { goalFor, type Indicator } from "../indicators/indicator.ts";
import { type Counted, type Counts, sumOf } from "./count.ts";

export type FigureRow = Counted & {
  unit: UnitCode;
  title: LocalText;
  /** The value of the period before; null where it had none, or where nothing at all was counted then. */
  previous: number | null;
  /** Place among the ranked units, the highest rate first; equal rates share a place. Absent where a unit is not ranked. */
  rank?: number;
};

export type Figures = {
  indicator: string;
  title: LocalText;
  formula?: LocalText;
  format: "rate" | "count";
  /** What the rate should reach in a period of this kind. */
  goal?: number;
  period: Period;
  unit: UnitCode;
  asOf: Instant;
  rows: FigureRow[];
  total: FigureRow;
};

/** `optional`: a row only where something was counted (departments, units that no longer stand). */
export type FigureUnit = { unit: UnitCode; title: LocalText; optional?: boolean };

export type FigureScope = {
  unit: FigureUnit;
  below: readonly FigureUnit[];
  period: Period;
  asOf: Instant;
};

/** Below so many cases a rate says more about chance than about a unit: such units are not ranked. */
export const smallestRanked = 10;

type Row = { unit: UnitCode; title: LocalText; now: Counted; before: Counted };

/**
 * The figures of a unit and of the units below it. What stands at the unit itself, or at units that `below` does not list,
 * is a row of its own under the unit's code: numerators and denominators always add up to the total.
 */
export function figuresOf(indicator: Indicator, scope: FigureScope, counts: Counts): Figures {
  const { unit, period } = scope;
  const rowFor = ({ unit: code, title }: FigureUnit): Row => ({
    unit: code,
    title,
    now: counts.count(indicator, period, code),
    before: counts.count(indicator, previous(period), code),
  });
  const total = rowFor(unit);
  const rows = scope.below.flatMap((it) => {
    const row = rowFor(it);
    return it.optional && !isThere(row, indicator) ? [] : [row];
  });
  const rest = restOf(total, rows, indicator);
  const compared = counts.begun(indicator, previous(period), unit.unit);
  const figureRow = ({ now, before, ...row }: Row): FigureRow => ({
    ...row,
    ...now,
    previous: compared ? before.value : null,
  });
  return {
    indicator: indicator.id,
    title: indicator.title,
    formula: indicator.formula,
    format: indicator.format,
    goal: goalFor(indicator, kindOf(period)),
    period,
    unit: unit.unit,
    asOf: scope.asOf,
    rows: ranked([...rows, ...(isThere(rest, indicator) ? [rest] : [])].map(figureRow), indicator, unit.unit),
    total: figureRow(total),
  };
}

const isThere = ({ now, before }: Row, { denominator }: Indicator): boolean =>
  [now, before].some((it) => it.numerator !== 0 || (denominator !== undefined && it.denominator !== 0));

/** What no row has: done at the unit itself, such as what a district's departments offer. */
function restOf(total: Row, rows: Row[], indicator: Indicator): Row {
  const rest = (when: "now" | "before") =>
    sumOf(
      total[when],
      rows.map((row) => row[when]),
      -1,
      indicator,
    );
  // A count has the denominator 1 in every row and in the total; sumOf knows.
  const title = { zh: `${total.title.zh}本级`, en: `${total.title.en ?? total.title.zh} itself` };
  return { unit: total.unit, title, now: rest("now"), before: rest("before") };
}

/** Only rates are ranked, only over a denominator that says something, and the unit's own row is no competitor. */
function ranked(rows: FigureRow[], { format }: Indicator, unit: UnitCode): FigureRow[] {
  if (format === "count") return rows;
  const inRank = (row: FigureRow) => row.value !== null && row.denominator >= smallestRanked && row.unit !== unit;
  const values = rows.filter(inRank).map((row) => row.value as number);
  const placeOf = (row: FigureRow) => 1 + values.filter((value) => value > (row.value as number)).length;
  return rows.map((row) => (inRank(row) ? { ...row, rank: placeOf(row) } : row));
}

/** Rows as tables and charts show them: by rank or size, then those without rank by their place in the tree, the unit's own last. */
export function inOrder({ rows, format, unit }: Pick<Figures, "rows" | "format" | "unit">): FigureRow[] {
  const own = (row: FigureRow) => Number(row.unit === unit);
  const last = rows.length + 1;
  const place = (row: FigureRow) => (format === "rate" ? (row.rank ?? last) : -(row.value ?? 0));
  const byTree = (a: FigureRow, b: FigureRow) => (a.unit < b.unit ? -1 : Number(a.unit > b.unit));
  return rows.toSorted((a, b) => own(a) - own(b) || place(a) - place(b) || byTree(a, b));
}
