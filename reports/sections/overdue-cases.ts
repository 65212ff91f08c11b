// Open cases whose deadline has passed, the longest overdue first.
import { type Instant, millisecondsOf } from "../../core/time.ts";
import type { SectionOf } from "../definition.ts";
import { sayCount, sayMoment } from "../wording.ts";
import type { Context } from "./context.ts";

export type OverdueCase = {
  id: string;
  title: string;
  form: string;
  unit: string;
  unitTitle: string;
  step: string;
  dueAt: Instant;
};

/** What the table holds: the longest overdue cases, and how many there are at all (`atLeast` when nobody counted further). */
export type Overdue = { cases: OverdueCase[]; count: number; atLeast: boolean };

export type OverdueContent = {
  kind: "overdue-cases";
  title: string;
  paragraphs: string[];
  count: number;
  atLeast: boolean;
  cases: (OverdueCase & { days: number })[];
};

const DAY = 86_400_000;

/** The section of overdue cases, at most as many as its limit. */
export function overdueCases(section: SectionOf<"overdue-cases">, context: Context, overdue: Overdue): OverdueContent {
  const { asOf } = context;
  const cases = overdue.cases
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, section.limit)
    .map((it) => ({ ...it, days: Math.floor((millisecondsOf(asOf) - millisecondsOf(it.dueAt)) / DAY) }));
  return {
    kind: "overdue-cases",
    title: section.title.zh,
    paragraphs: [sayOverdue(overdue, cases, context)],
    count: overdue.count,
    atLeast: overdue.atLeast,
    cases,
  };
}

function sayOverdue({ count, atLeast }: Overdue, cases: OverdueContent["cases"], { asOf, words }: Context): string {
  const at = `截至${sayMoment(asOf)}，${words.whole}`;
  if (count === 0) return `${at}没有逾期未办结的事项。`;
  const number = `${atLeast ? "至少" : ""}${sayCount(count)}件`;
  const longest = cases[0] && cases[0].days > 0 ? `，逾期最长的已有${sayCount(cases[0].days)}天` : "";
  const shown = cases.length < count ? `下表列出逾期时间最长的${cases.length}件。` : "";
  return `${at}共有${number}事项逾期未办结${longest}。${shown}`;
}
