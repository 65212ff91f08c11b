// What submissions and cases add to the tallies. A correction is the difference of two of these.
import { truthy } from "../../core/expression/evaluate.ts";
import { type Period, periodsOf } from "../../core/period.ts";
import type { Instant } from "../../core/time.ts";
import type { Answers, SubmissionRecord } from "../answers/submission.ts";
import type { Activity } from "../registry/subject.ts";
import type { CaseState } from "../workflow/case-state.ts";
import { type CompiledCounter, type CompiledForm, numberOf, resultOf } from "./compiled-form.ts";
import { notListed } from "./not-listed.ts";

/** Changes of the counters of one form, unit and period: `{ visits: 1, "care-needs#disability": 1 }`. */
export type TallyChange = { form: string; unit: string; period: Period; counters: Record<string, number> };

/** Sums of counters by `form|unit|period`, so that changes of one tally become one write. */
export class TallySheet {
  readonly #tallies = new Map<string, TallyChange>();

  add(form: string, unit: string, period: Period, counter: string, amount: number): void {
    if (amount === 0) return;
    const key = `${form}|${unit}|${period}`;
    let tally = this.#tallies.get(key);
    if (!tally) {
      tally = { form, unit, period, counters: {} };
      this.#tallies.set(key, tally);
    }
    tally.counters[counter] = round((tally.counters[counter] ?? 0) + amount);
  }

  /** Adds all of another sheet's changes, times a sign: -1 takes them back. */
  merge(changes: TallyChange[], sign: 1 | -1 = 1): this {
    for (const { form, unit, period, counters } of changes) {
      for (const [counter, amount] of Object.entries(counters)) this.add(form, unit, period, counter, sign * amount);
    }
    return this;
  }

  changes(): TallyChange[] {
    const result: TallyChange[] = [];
    for (const tally of this.#tallies.values()) {
      const counters = Object.fromEntries(Object.entries(tally.counters).filter(([, amount]) => amount !== 0));
      if (Object.keys(counters).length > 0) result.push({ ...tally, counters });
    }
    return result;
  }
}

/** Sums of money and measures keep 6 decimals: enough for both, and 0.1 + 0.2 stays 0.3. */
const round = (amount: number): number => Math.round(amount * 1e6) / 1e6;

/** Sums over weeks and months are kept; quarters and years are sums of months, except where subjects are counted once. */
const summedPeriods = (at: Instant): Period[] => {
  const periods = periodsOf(at);
  return [periods.week, periods.month];
};
export const allPeriods = (at: Instant): Period[] => {
  const periods = periodsOf(at);
  return [periods.week, periods.month, periods.quarter, periods.year];
};

/** The counters one thing adds to: one, or one for each chosen value of the field it is broken down by. */
function* countersFor(compiled: CompiledCounter, answers: Answers, now: Instant): Iterable<[string, number]> {
  const { counter, count } = compiled;
  const value = count ? resultOf(count, answers, now) : 1;
  const amount = typeof value === "number" ? value : truthy(value) ? 1 : 0;
  const summed = numberOf(amount);
  if (summed === 0) return;
  yield [counter.id, summed];
  if (!counter.by) return;
  const kinds = counter.by.split("/").reduce<unknown>((at, name) => {
    if (Array.isArray(at)) return at.map((row) => (row as Answers | null)?.[name]);
    return (at as Answers | undefined)?.[name];
  }, answers);
  const given = (Array.isArray(kinds) ? kinds.flat(3) : [kinds]).filter((it) => it !== undefined && it !== null);
  const found = new Set(given.map(String).map((it) => (compiled.values.has(it) ? it : notListed)));
  for (const kind of found) yield [`${counter.id}#${kind}`, summed];
}

/** What a current submission adds by itself; nothing when it is void. Counting each subject once is `countSubject`'s. */
export function contributionsOfSubmission(form: CompiledForm, record: SubmissionRecord): TallyChange[] {
  const sheet = new TallySheet();
  if (record.status === "void") return [];
  const periods = summedPeriods(record.countedAt);
  for (const compiled of form.counters) {
    if (compiled.counter.on !== "submitted" || compiled.counter.distinct) continue;
    for (const [name, amount] of countersFor(compiled, record.answers, record.countedAt)) {
      for (const period of periods) sheet.add(record.form, record.unit, period, name, amount);
    }
  }
  return sheet.changes();
}

/**
 * A subject filled once more (`sign` 1) or once less (-1) in the periods of an instant: its new activity, and the
 * counters of subjects that changed because the first one came or the last one went.
 */
export function countSubject(
  form: CompiledForm,
  activity: Activity,
  unit: string,
  at: Instant,
  sign: 1 | -1,
): { activity: Activity; tallies: TallyChange[] } {
  const sheet = new TallySheet();
  const periods = { ...activity.periods };
  for (const period of allPeriods(at)) {
    const before = periods[period] ?? 0;
    const after = Math.max(0, before + sign);
    periods[period] = after;
    if (after === 0) delete periods[period];
    const appeared = Number(after > 0) - Number(before > 0);
    for (const { counter } of form.counters) {
      if (counter.distinct === "subject" && counter.on === "submitted")
        sheet.add(form.version.id, unit, period, counter.id, appeared);
    }
  }
  const last = sign > 0 && (!activity.last || activity.last < at) ? at : activity.last;
  return { activity: { ...activity, periods, last }, tallies: sheet.changes() };
}

/** What a case as it stands adds: found from its state alone, so that a transition is the difference of two states. */
export function contributionsOfCase(form: CompiledForm, state: CaseState): TallyChange[] {
  const sheet = new TallySheet();
  const add = (compiled: CompiledCounter, at: Instant | undefined, answers: Answers) => {
    if (!at) return;
    for (const [name, amount] of countersFor(compiled, answers, at)) {
      for (const period of summedPeriods(at)) sheet.add(state.form, state.unit, period, name, amount);
    }
  };
  for (const compiled of form.counters) {
    const { on, at, inTime } = compiled.counter;
    if (on === "submitted") continue;
    if (on === "due") add(compiled, state.dueAt, state.answers);
    else if (on === "overdue") add(compiled, state.overdueAt && state.dueAt, state.answers);
    else if (on === "closed") {
      if (state.status !== "done" || !state.closedAt) continue;
      if (inTime && state.dueAt && (state.metAt ?? state.closedAt) > state.dueAt) continue;
      add(compiled, at === "due" ? state.dueAt : state.closedAt, answersOf(state));
    } else {
      const step = on.slice("step:".length);
      const reached = state.history.find((event) => event.to === step);
      const start = form.version.workflow?.start === step ? state.openedAt : undefined;
      add(compiled, start ?? reached?.at, answersOf(state));
    }
  }
  return sheet.changes();
}

/** The opening answers with those of the transitions over them, the latest last. */
export const answersOf = (state: CaseState): Answers =>
  Object.assign({}, state.answers, ...state.history.map((event) => event.answers));
