// A snapshot: everything that an edition prints, decided once from the tallies of one moment and never changed after.
import { kindOf, type Period, titleOf } from "../core/period.ts";
import { type Language, type LocalText, say } from "../core/text.ts";
import type { Instant } from "../core/time.ts";
import { levelOf, type Unit } from "../core/unit.ts";
import type { FormVersion } from "../forms/definition/definition.ts";
import { type Circumstances, noticesOf, remarksOf } from "./circumstances.ts";
import type { ReportDefinition } from "./definition.ts";
import { isRunning } from "./edition.ts";
import { countsOf } from "./figures/count.ts";
import type { Needs, Tallied } from "./figures/tally.ts";
import { findIndicator, type Indicator } from "./indicators/indicator.ts";
import type { Context, Overdue } from "./sections/context.ts";
import { contextFor, type SectionNeeds, talliesFor } from "./sections/needs.ts";
import { rowOf, type SectionContent } from "./sections/table.ts";
import { wordsOf } from "./words/words.ts";

/** What is printed, as JSON: figures with what they are made of, and every sentence. The PDF follows from it alone. */
export type Snapshot = {
  /** Of the format; a later program still reads it. */
  snapshot: 1;
  /** What it is written in: Chinese where it does not say. */
  language?: Language;
  report: string;
  unit: string;
  unitTitle: string;
  period: Period;
  periodTitle: string;
  title: string;
  issuer: string;
  asOf: Instant;
  interim: boolean;
  circumstances?: Circumstances;
  /** What changes how it is to be read: that it is late, or takes another's place. Absent where there is nothing to say. */
  notices?: string[];
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
  circumstances?: Circumstances;
};

export const languageOf = ({ language }: Pick<Snapshot, "language">): Language => language ?? "zh";

/** The snapshot of a report for one unit and period. Sections whose forms are not in use are left out, and the last one says so. */
export function buildSnapshot(definition: ReportDefinition, input: SnapshotInput): Snapshot {
  const { unit, period, asOf } = input;
  const { language } = definition;
  const context = contextOf(definition, input);
  const needs = needsOfSections(definition, period);
  const { document } = context.words;
  const title = context.say(unit.title);
  const periodTitle = context.say(titleOf(period));
  return {
    snapshot: 1,
    // Not said of Chinese, so that a snapshot is byte for byte what it was before there was another language.
    ...(language !== "zh" && { language }),
    report: definition.id,
    unit: unit.code,
    unitTitle: title,
    period,
    periodTitle,
    title: document.report(title, periodTitle, context.say(definition.title)),
    issuer: document.issuer(title, context.say(definition.author)),
    asOf,
    interim: context.interim,
    ...(input.circumstances && { circumstances: input.circumstances }),
    ...(context.notices.length > 0 && { notices: [...context.notices] }),
    sections: definition.sections.flatMap((section, at) => {
      const { kind } = section;
      const content = rowOf(kind).content(section, contextFor(needs[at] as SectionNeeds, kind, context));
      return content ? [content as SectionContent] : [];
    }),
  };
}

/** What all sections are made from; each sees of it what it says it needs. */
function contextOf(definition: ReportDefinition, input: SnapshotInput): Context {
  const { unit, below, period, asOf, forms, overdue, furtherBelow, earlier, circumstances = {} } = input;
  const words = wordsOf(definition.language);
  const inLanguage = (text: LocalText) => say(text, definition.language);
  const known = new Map(namesOf(definition, period).map((name) => [name, findIndicator(name, forms)]));
  const parts = below.filter((it) => it.level !== "department").map((it) => inLanguage(it.title));
  return {
    unit,
    below,
    period,
    asOf,
    forms,
    interim: isRunning(period, asOf),
    author: definition.author,
    sections: definition.sections,
    counts: countsOf(input.tallied),
    indicator: (name) => known.get(name) ?? findIndicator(name, forms),
    used: onceEach([...known.values()].flatMap((it) => it ?? [])),
    missing: [...known].flatMap(([name, it]) => (it ? [] : [name])),
    overdue: () => overdue,
    unitsBelow: (code) => furtherBelow.get(code) ?? [],
    // An interim edition was no publication: nothing is late against it.
    earlier: earlier?.interim ? undefined : earlier,
    notices: noticesOf(words, circumstances, asOf),
    remarks: remarksOf(words, circumstances, asOf),
    unconfirmed: circumstances.unconfirmed === true,
    words,
    say: inLanguage,
    called: {
      ...words.periods[kindOf(period)],
      whole: words.whole(inLanguage(unit.title)),
      parts: words.parts(levelOf(unit.code), parts),
    },
  };
}

const onceEach = (indicators: Indicator[]): Indicator[] => [...new Map(indicators.map((it) => [it.id, it])).values()];

const needsOfSections = ({ sections }: ReportDefinition, period: Period): SectionNeeds[] =>
  sections.map((section) => rowOf(section.kind).needs(section, { period, sections }));

/** Every indicator that a definition names. */
export const namesOf = (definition: ReportDefinition, period: Period): string[] => [
  ...new Set(needsOfSections(definition, period).flatMap(({ counts = [] }) => counts.map((it) => it.indicator))),
];

/** All that `buildSnapshot` will read: tallies and stocks, overdue cases of these lists, units two levels below. */
export type SnapshotNeeds = Needs & { overdue: { lists: string[]; limit: number }; furtherBelow: boolean };

export function snapshotNeeds(
  definition: ReportDefinition,
  period: Period,
  forms: readonly FormVersion[],
): SnapshotNeeds {
  const needs = needsOfSections(definition, period);
  const overdue = needs.flatMap((it) => it.overdue ?? []);
  return {
    ...talliesFor({ counts: needs.flatMap((it) => it.counts ?? []) }, (name) => findIndicator(name, forms)),
    overdue: {
      lists: [...new Set(overdue.flatMap((it) => it.lists))],
      limit: Math.max(0, ...overdue.map((it) => it.limit)),
    },
    furtherBelow: needs.some((it) => it.furtherBelow),
  };
}
