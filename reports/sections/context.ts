// What every section of a snapshot is made from.
import { kindOf, type Period, previous } from "../../core/period.ts";
import type { Instant } from "../../core/time.ts";
import type { Unit } from "../../core/unit.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import type { ReportDefinition } from "../definition.ts";
import type { Counts } from "../figures/count.ts";
import { type FigureRow, type Figures, type FigureUnit, figuresOf } from "../figures/figures.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { partsOf, periodWords, wholeOf } from "../wording.ts";

export type Context = {
  definition: ReportDefinition;
  unit: Unit;
  below: readonly Unit[];
  furtherBelow: ReadonlyMap<string, readonly Unit[]>;
  period: Period;
  asOf: Instant;
  /** The period is not yet over. */
  interim: boolean;
  forms: readonly FormVersion[];
  counts: Counts;
  /** Undefined where no form in use has it. */
  indicator(name: string): Indicator | undefined;
  words: { now: string; before: string; whole: string; parts: string };
};

export const wordsFor = (unit: Unit, below: readonly Unit[], period: Period): Context["words"] => ({
  ...periodWords[kindOf(period)],
  whole: wholeOf(unit.title.zh),
  parts: partsOf(
    unit.code,
    below.filter((it) => it.level !== "department").map((it) => it.title.zh),
  ),
});

/** Figures of the report's unit, or of another one with those below it; those of a running period are not compared. */
export function figuresFor(
  { unit, below, period, asOf, interim, counts }: Context,
  indicator: Indicator,
  other?: { unit?: Unit; below?: readonly Unit[]; period?: Period },
): Figures {
  const scope = {
    unit: figureUnit(other?.unit ?? unit),
    below: (other?.below ?? below).map(figureUnit),
    period: other?.period ?? period,
    asOf,
  };
  const figures = figuresOf(indicator, scope, counts);
  // Half a month is not to be held against a whole one.
  const alone = (row: FigureRow): FigureRow => ({ ...row, previous: null });
  return interim ? { ...figures, rows: figures.rows.map(alone), total: alone(figures.total) } : figures;
}

const figureUnit = (unit: Unit): FigureUnit => ({
  unit: unit.code,
  title: unit.title,
  // Departments report little of their own, and a merged unit has nothing new: a row of noughts would tell nobody anything.
  optional: unit.level === "department" || unit.until !== undefined,
});

/** The indicators that forms in use have, by the names of a definition. */
export const indicatorsOf = (context: Context, names: readonly string[]): Indicator[] =>
  names.flatMap((name) => context.indicator(name) ?? []);

/** The last periods up to one, the earliest first. */
export function periodsUpTo(period: Period, number: number): Period[] {
  const periods = [period];
  while (periods.length < number) periods.unshift(previous(periods[0] as Period));
  return periods;
}
