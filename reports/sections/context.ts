// What every section of a snapshot is made from.
import type * as z from "zod";
import type { FigureRow, Figures } from "../../core/figures/figures.ts";
import { type Period, previous } from "../../core/period.ts";
import type { LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import type { Unit } from "../../core/unit.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import type { Counts } from "../figures/count.ts";
import { type FigureUnit, figuresOf } from "../figures/figures.ts";
import type { Indicator } from "../indicators/indicator.ts";
import type { Words } from "../words/words.ts";

/** A section of the same report or of an earlier edition; who wants more of it looks at its kind. */
export type OtherSection = { kind: string };

export type OverdueCase = {
  id: string;
  title: string;
  form: LocalText;
  unit: string;
  /** Where it is: the titles of its units, from the township down. */
  line: LocalText[];
  step: LocalText;
  dueAt: Instant;
};

/** What the table holds: the longest overdue cases, and how many there are at all (`atLeast` when nobody counted further). */
export type Overdue = { cases: OverdueCase[]; count: number; atLeast: boolean };

export type Context = {
  unit: Unit;
  below: readonly Unit[];
  period: Period;
  asOf: Instant;
  /** The period is not yet over. */
  interim: boolean;
  forms: readonly FormVersion[];
  /** Who issues the report; the unit's title is put to it. */
  author: LocalText;
  sections: readonly OtherSection[];
  counts: Counts;
  /** Undefined where no form in use has it. */
  indicator(name: string): Indicator | undefined;
  /** Every indicator of the whole report, and the names that no form in use has. */
  used: readonly Indicator[];
  missing: readonly string[];
  overdue(): Overdue;
  /** The units below one of those right below the report's own. */
  unitsBelow(unit: string): readonly Unit[];
  /** The edition of the period before, where one was published. */
  earlier?: { asOf: Instant; sections: readonly OtherSection[] };
  /** How the edition came about: what stands at its head, and all of it for the notes. */
  notices: readonly string[];
  remarks: readonly string[];
  /** No second clock confirmed `asOf`. */
  unconfirmed: boolean;
  words: Words;
  /** A text in the report's language. */
  say(text: LocalText): string;
  /** What this period, the one before, the whole unit and the units below it are called. */
  called: { now: string; before: string; whole: string; parts: string };
};

type Kinded = z.ZodObject<{ kind: z.ZodLiteral<string> }>;

/** Those of a report's sections that have a shape, for one that tells what others do. */
export const sectionsOf = <Shape extends Kinded>(sections: readonly OtherSection[], shape: Shape): z.output<Shape>[] =>
  sections.filter((it) => it.kind === shape.shape.kind.value) as z.output<Shape>[];

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

/** A period and the one before, which a comparison needs. */
export const withBefore = (period: Period): Period[] => [period, previous(period)];

/** The last periods up to one, the earliest first. */
export function periodsUpTo(period: Period, number: number): Period[] {
  const periods = [period];
  while (periods.length < number) periods.unshift(previous(periods[0] as Period));
  return periods;
}
