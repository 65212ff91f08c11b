// A snapshot: everything that an edition prints, decided once from the tallies of one moment and never changed after.
import { type Period, previous, titleOf } from "../core/period.ts";
import type { Instant } from "../core/time.ts";
import type { Unit } from "../core/unit.ts";
import type { FormVersion } from "../forms/definition/definition.ts";
import type { ReportDefinition, Section } from "./definition.ts";
import { isRunning } from "./edition.ts";
import { countsOf, type Needs, needsOf } from "./figures/count.ts";
import type { Tallied } from "./figures/tally.ts";
import { findIndicator, type Indicator } from "./indicators/indicator.ts";
import { type ByUnitContent, byUnit } from "./sections/by-unit.ts";
import { type ClaimsContent, claims } from "./sections/claims.ts";
import { type Context, periodsUpTo, wordsFor } from "./sections/context.ts";
import { type CoverContent, cover } from "./sections/cover.ts";
import { type DetailsContent, details } from "./sections/details.ts";
import { type KeyFiguresContent, keyFigures, periodOver } from "./sections/key-figures.ts";
import { type MethodContent, method } from "./sections/method.ts";
import { type Overdue, type OverdueContent, overdueCases } from "./sections/overdue-cases.ts";
import { type TrendContent, trend } from "./sections/trend.ts";

export type SectionContent =
  | CoverContent
  | KeyFiguresContent
  | ByUnitContent
  | ClaimsContent
  | TrendContent
  | DetailsContent
  | OverdueContent
  | MethodContent;

/** What is printed, as JSON: figures with what they are made of, and every sentence. The PDF follows from it alone. */
export type Snapshot = {
  /** Of the format; a later program still reads it. */
  snapshot: 1;
  report: string;
  unit: string;
  unitTitle: string;
  period: Period;
  periodTitle: string;
  title: string;
  issuer: string;
  asOf: Instant;
  interim: boolean;
  sections: SectionContent[];
};

export type SnapshotInput = {
  unit: Unit;
  /** Units right below it, and those below each of these. */
  below: readonly Unit[];
  furtherBelow: ReadonlyMap<string, readonly Unit[]>;
  period: Period;
  /** When the tallies were read. */
  asOf: Instant;
  forms: readonly FormVersion[];
  tallied: Tallied;
  overdue: Overdue;
  /** The edition of the period before for the same unit, where there is one. */
  earlier?: Snapshot;
};

/** The snapshot of a report for one unit and period. Sections whose forms are not in use are left out, and the last one says so. */
export function buildSnapshot(definition: ReportDefinition, input: SnapshotInput): Snapshot {
  const { unit, period, asOf } = input;
  const known = new Map(namesOf(definition).map((name) => [name, findIndicator(name, input.forms)]));
  const context: Context = {
    ...input,
    definition,
    interim: isRunning(period, asOf),
    counts: countsOf(input.tallied),
    indicator: (name) => known.get(name) ?? findIndicator(name, input.forms),
    words: wordsFor(unit, input.below, period),
  };
  const used = [...new Map([...known.values()].flatMap((it) => (it ? [[it.id, it] as const] : []))).values()];
  const missing = [...known].flatMap(([name, it]) => (it ? [] : [name]));
  const rest = { used, missing, earlier: earlierFigures(input.earlier), overdue: input.overdue };
  const sections = definition.sections.flatMap((section) => contentOf(section, context, rest) ?? []);
  return {
    snapshot: 1,
    report: definition.id,
    unit: unit.code,
    unitTitle: unit.title.zh,
    period,
    periodTitle: titleOf(period).zh,
    title: `${unit.title.zh}${titleOf(period).zh}${definition.title.zh}`,
    issuer: `${unit.title.zh}${definition.author.zh}`,
    asOf,
    interim: context.interim,
    sections,
  };
}

type Rest = {
  used: Indicator[];
  missing: string[];
  earlier?: { asOf: Instant; figures: KeyFiguresContent["figures"] };
  overdue: Overdue;
};

function contentOf(section: Section, context: Context, rest: Rest): SectionContent | undefined {
  switch (section.kind) {
    case "cover":
      return cover(section, context);
    case "key-figures":
      return keyFigures(section, context);
    case "by-unit":
      return byUnit(section, context);
    case "claims":
      return claims(section, context);
    case "trend":
      return trend(section, context);
    case "details":
      return details(section, context);
    case "overdue-cases":
      return overdueCases(section, context, rest.overdue);
    case "method":
      return method(section, context, rest);
  }
}

/** An interim edition was no publication: nothing is late against it. */
function earlierFigures(earlier: Snapshot | undefined): Rest["earlier"] {
  if (!earlier || earlier.interim) return undefined;
  const figures = earlier.sections.flatMap((it) => (it.kind === "key-figures" ? it.figures : []));
  return { asOf: earlier.asOf, figures };
}

/** Every indicator that a definition names. */
export function namesOf(definition: ReportDefinition): string[] {
  return [...new Set(definition.sections.flatMap((section) => usesOf(section).map((use) => use.name)))];
}

type Use = { name: string; period: (of: Period) => Period[] };

/** What each section counts, in which periods. */
function usesOf(section: Section): Use[] {
  const both = (of: Period) => [of, previous(of)];
  const inBoth = (name: string): Use => ({ name, period: both });
  switch (section.kind) {
    case "key-figures":
      return section.indicators.map(({ indicator: name, over }) => ({
        name,
        period: (of) => (over ? [...both(of), ...both(periodOver(of, over))] : both(of)),
      }));
    case "by-unit": {
      const { toDate } = section;
      const period = (of: Period) => [...both(of), ...(toDate ? both(periodOver(of, toDate.period)) : [])];
      return [{ name: section.indicator, period }];
    }
    case "claims":
      return [
        ...section.indicators,
        ...section.rates,
        ...section.charts.flatMap((it) => it.parts),
        ...(section.themes ? [section.themes] : []),
      ].map(inBoth);
    case "trend":
      return section.indicators.map((name) => ({ name, period: (of) => periodsUpTo(of, section.periods) }));
    case "details":
      return [...section.indicators, ...(section.behind ? [section.behind] : [])].map(inBoth);
    default:
      return [];
  }
}

/** Which tallies and stocks `buildSnapshot` will read for a period. */
export function snapshotNeeds(definition: ReportDefinition, period: Period, forms: readonly FormVersion[]): Needs {
  const uses = definition.sections.flatMap((section) => usesOf(section));
  return needsOf(
    uses.flatMap(({ name, period: periods }) => {
      const indicator = findIndicator(name, forms);
      return indicator ? periods(period).map((it) => ({ indicator, period: it })) : [];
    }),
  );
}
