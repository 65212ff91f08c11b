// What submissions and cases add to the tallies.
import { describe, expect, it } from "vitest";
import type { Instant } from "../../../core/time.ts";
import type { SubmissionRecord } from "../../../forms/answers/submission.ts";
import {
  contributionsOfCase,
  contributionsOfSubmission,
  countSubject,
  TallySheet,
} from "../../../forms/decide/counters.ts";
import type { Activity } from "../../../forms/registry/subject.ts";
import type { CaseState } from "../../../forms/workflow/case-state.ts";
import { type FormParts, type Given, smallForm } from "../../support/small-forms.ts";

const unit = "371602001001G01";
const at = "2026-10-03T01:00:00.000Z" as Instant;
const fields = {
  kind: { type: "choice", options: ["a", "b"] },
  needs: { type: "multi-choice", options: ["x", "y"] },
  cost: { type: "number" },
  rows: { type: "repeat", fields: { sort: { type: "choice", options: ["p", "q"] } } },
} as const;
const title = { zh: "指标" };
const counting = (...indicators: NonNullable<FormParts["indicators"]>) => smallForm(fields, { indicators });
const record = (answers: Given, over: Partial<SubmissionRecord> = {}) =>
  ({
    id: "s-1",
    form: "small-form",
    version: 1,
    unit,
    countedAt: at,
    status: "current",
    answers,
    ...over,
  }) as SubmissionRecord;
const perPeriod = (changes: ReturnType<typeof contributionsOfSubmission>) =>
  Object.fromEntries(changes.map((it) => [it.period, it.counters]));

describe("a submission", () => {
  it("counts in its week and its month, by the date in the district", () => {
    const form = counting({ id: "visits", title, on: "submitted" });
    expect(perPeriod(contributionsOfSubmission(form, record({})))).toStrictEqual({
      "2026-W40": { visits: 1 },
      "2026-10": { visits: 1 },
    });
    const lateEvening = record({}, { countedAt: "2026-09-30T16:30:00.000Z" as Instant });
    expect(Object.keys(perPeriod(contributionsOfSubmission(form, lateEvening)))).toStrictEqual(["2026-W40", "2026-10"]);
  });

  it("counts where a condition holds, and sums where an expression is a number", () => {
    const form = counting(
      { id: "of-a", title, on: "submitted", count: "${kind} = 'a'" },
      { id: "cost", title, on: "submitted", count: "${cost}" },
      { id: "rows", title, on: "submitted", count: "count(${rows})" },
    );
    expect(
      perPeriod(contributionsOfSubmission(form, record({ kind: "a", cost: 0.1, rows: [{}, {}] })))["2026-10"],
    ).toStrictEqual({
      "of-a": 1,
      cost: 0.1,
      rows: 2,
    });
    expect(contributionsOfSubmission(form, record({ kind: "b" }))).toStrictEqual([]);
  });

  it("counts by choice, by each of several choices, and once for each choice of its rows", () => {
    const form = counting(
      { id: "by-kind", title, on: "submitted", by: "kind" },
      { id: "by-need", title, on: "submitted", by: "needs" },
      { id: "by-sort", title, on: "submitted", by: "rows/sort" },
    );
    const answers = { kind: "a", needs: ["x", "y"], rows: [{ sort: "p" }, { sort: "p" }, { sort: "q" }, {}] };
    expect(perPeriod(contributionsOfSubmission(form, record(answers)))["2026-10"]).toStrictEqual({
      "by-kind": 1,
      "by-kind#a": 1,
      "by-need": 1,
      "by-need#x": 1,
      "by-need#y": 1,
      "by-sort": 1,
      "by-sort#p": 1,
      "by-sort#q": 1,
    });
    expect(perPeriod(contributionsOfSubmission(form, record({})))["2026-10"]).toStrictEqual({
      "by-kind": 1,
      "by-need": 1,
      "by-sort": 1,
    });
  });

  it("counts under one name whatever its form does not list, so that a tally does not grow with what is answered", () => {
    const form = counting(
      { id: "by-kind", title, on: "submitted", by: "kind" },
      { id: "by-cost", title, on: "submitted", by: "cost" },
      { id: "by-sort", title, on: "submitted", by: "rows/sort" },
    );
    const rows = Array.from({ length: 500 }, (_, n) => ({ sort: `sort ${n}` }));
    expect(
      perPeriod(contributionsOfSubmission(form, record({ kind: "z", cost: 7, rows: [...rows, { sort: "p" }] })))[
        "2026-10"
      ],
    ).toStrictEqual({
      "by-kind": 1,
      "by-kind#~": 1,
      "by-cost": 1,
      "by-cost#~": 1,
      "by-sort": 1,
      "by-sort#~": 1,
      "by-sort#p": 1,
    });
  });

  it("counts nowhere when it is void", () => {
    const form = counting({ id: "visits", title, on: "submitted" });
    expect(contributionsOfSubmission(form, record({}, { status: "void" }))).toStrictEqual([]);
  });
});

describe("a subject", () => {
  const form = counting(
    { id: "visited", title, on: "submitted", distinct: "subject" },
    { id: "visits", title, on: "submitted" },
  );
  const none: Activity = { subject: "hou_1", form: "small-form", periods: {}, version: 0 };
  const counters = (changes: ReturnType<typeof countSubject>) =>
    Object.fromEntries(changes.tallies.map((it) => [it.period, it.counters.visited]));

  it("counts once a week, month, quarter and year, however often it is visited", () => {
    const first = countSubject(form, none, unit, at, 1);
    expect(counters(first)).toStrictEqual({ "2026-W40": 1, "2026-10": 1, "2026-Q4": 1, "2026": 1 });
    const sameWeek = countSubject(form, first.activity, unit, at, 1);
    expect(counters(sameWeek)).toStrictEqual({});
    const nextWeek = countSubject(form, sameWeek.activity, unit, "2026-10-08T01:00:00.000Z" as Instant, 1);
    expect(counters(nextWeek)).toStrictEqual({ "2026-W41": 1 });
    const nextMonth = countSubject(form, nextWeek.activity, unit, "2026-11-08T01:00:00.000Z" as Instant, 1);
    expect(counters(nextMonth)).toStrictEqual({ "2026-W45": 1, "2026-11": 1 });
    const nextYear = countSubject(form, nextMonth.activity, unit, "2027-01-08T01:00:00.000Z" as Instant, 1);
    expect(counters(nextYear)).toStrictEqual({ "2027-W01": 1, "2027-01": 1, "2027-Q1": 1, "2027": 1 });
  });

  it("is uncounted when the last visit of the period is taken back, not before", () => {
    const once = countSubject(form, none, unit, at, 1);
    const twice = countSubject(form, once.activity, unit, at, 1);
    const oneBack = countSubject(form, twice.activity, unit, at, -1);
    expect(counters(oneBack)).toStrictEqual({});
    const bothBack = countSubject(form, oneBack.activity, unit, at, -1);
    expect(counters(bothBack)).toStrictEqual({ "2026-W40": -1, "2026-10": -1, "2026-Q4": -1, "2026": -1 });
    expect(bothBack.activity.periods).toStrictEqual({});
  });

  it("remembers when it was last visited, also when an older visit arrives late", () => {
    const first = countSubject(form, none, unit, at, 1);
    const late = countSubject(form, first.activity, unit, "2026-09-01T00:00:00.000Z" as Instant, 1);
    expect(late.activity.last).toBe(at);
  });
});

describe("a case", () => {
  const step = { zh: "步骤" };
  const form = smallForm(fields, {
    workflow: {
      title: "'x'",
      start: "open",
      steps: {
        open: { title: step, transitions: [{ id: "go", title: step, to: "done" }] },
        done: { title: step, closed: "done" },
        gone: { title: step, closed: "withdrawn" },
      },
    },
    indicators: [
      { id: "opened", title, on: "step:open" },
      { id: "due", title, on: "due" },
      { id: "overdue", title, on: "overdue" },
      { id: "closed", title, on: "closed" },
      { id: "closed-of-due", title, on: "closed", at: "due" },
      { id: "in-time", title, on: "closed", at: "due", inTime: true },
      { id: "by-kind", title, on: "closed", by: "kind" },
    ],
  });
  const state: CaseState = {
    id: "c",
    form: "small-form",
    formVersion: 1,
    owner: "371602-D07",
    list: "cases",
    title: "x",
    unit,
    step: "open",
    status: "open",
    openedAt: "2026-09-28T01:00:00.000Z" as Instant,
    openedBy: "a",
    answers: { kind: "a" },
    history: [],
    dueAt: "2026-10-30T09:30:00.000Z" as Instant,
    version: 1,
  };
  const monthly = (of: CaseState) =>
    Object.fromEntries(
      contributionsOfCase(form, of)
        .filter((it) => /^\d{4}-\d\d$/.test(it.period))
        .map((it) => [it.period, it.counters]),
    );
  const closedAt = (instant: string): CaseState => ({
    ...state,
    status: "done",
    step: "done",
    closedAt: instant as Instant,
  });

  it("is opened in one period and due in another", () => {
    expect(monthly(state)).toStrictEqual({ "2026-09": { opened: 1 }, "2026-10": { due: 1 } });
  });

  it("closed in time counts where it closed, and where it was due", () => {
    expect(monthly(closedAt("2026-09-30T01:00:00.000Z"))).toStrictEqual({
      "2026-09": { opened: 1, closed: 1, "by-kind": 1, "by-kind#a": 1 },
      "2026-10": { due: 1, "closed-of-due": 1, "in-time": 1 },
    });
  });

  it("closed late counts as closed, not as in time", () => {
    expect(monthly(closedAt("2026-11-02T01:00:00.000Z"))).toStrictEqual({
      "2026-09": { opened: 1 },
      "2026-10": { due: 1, "closed-of-due": 1 },
      "2026-11": { closed: 1, "by-kind": 1, "by-kind#a": 1 },
    });
  });

  it("withdrawn is closed for nobody's figures", () => {
    expect(monthly({ ...closedAt("2026-10-01T01:00:00.000Z"), status: "withdrawn" })).toStrictEqual(monthly(state));
  });

  it("overdue counts in the period of its deadline", () => {
    expect(monthly({ ...state, overdueAt: state.dueAt })["2026-10"]).toStrictEqual({ due: 1, overdue: 1 });
  });
});

describe("changes of tallies", () => {
  it("of one form, unit and period are one, and none where they cancel", () => {
    const sheet = new TallySheet();
    sheet.add("f", unit, "2026-10" as never, "a", 0.1);
    sheet.add("f", unit, "2026-10" as never, "a", 0.2);
    sheet.add("f", unit, "2026-10" as never, "b", 1);
    sheet.merge([{ form: "f", unit, period: "2026-10" as never, counters: { b: 1 } }], -1);
    expect(sheet.changes()).toStrictEqual([{ form: "f", unit, period: "2026-10", counters: { a: 0.3 } }]);
    expect(new TallySheet().merge(sheet.changes()).merge(sheet.changes(), -1).changes()).toStrictEqual([]);
  });
});
