// Figures: the value of an indicator for a unit and those below it, with what it is made of.
import type { Counted, FigureRow, Figures } from "../../core/figures/figures.ts";
import { ranked } from "../../core/figures/order.ts";
import { kindOf, type Period, previous } from "../../core/period.ts";
import type { LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import type { UnitCode } from "../../core/unit.ts";
import { goalFor, type Indicator } from "../indicators/indicator.ts";
import { type Counts, sumOf } from "./count.ts";

/** `optional`: a row only where something was counted (departments, units that no longer stand). */
export type FigureUnit = { unit: UnitCode; title: LocalText; optional?: boolean };

export type FigureScope = {
  unit: FigureUnit;
  below: readonly FigureUnit[];
  period: Period;
  asOf: Instant;
};

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
    rows: ranked([...rows, ...(isThere(rest, indicator) ? [rest] : [])].map(figureRow), indicator.format, unit.unit),
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
