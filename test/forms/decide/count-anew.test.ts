// What a form's submissions and cases add up to when they are counted anew.
import { describe, expect, it } from "vitest";
import type { Instant } from "../../../core/time.ts";
import type { SubmissionRecord } from "../../../forms/answers/submission.ts";
import { CountAnew } from "../../../forms/decide/count-anew.ts";
import type { CaseState } from "../../../forms/workflow/case-state.ts";
import { smallForm } from "../../support/small-forms.ts";

const title = { zh: "指标" };
const fields = { cost: { type: "number" } } as const;
const sums = { id: "cost", title, on: "submitted", count: "${cost}" } as const;
const first = smallForm(fields, { indicators: [sums] });
/** The second version counts each subject once. */
const second = smallForm(fields, {
  indicators: [sums, { id: "subjects", title, on: "submitted", distinct: "subject" }],
});
const versions = new Map([
  [1, first],
  [2, second],
]);

let sent = 0;
/** Filled on the first of October, received so many minutes later. */
const filled = (version: number, minute: number, over: Partial<SubmissionRecord> = {}) =>
  ({
    id: `s-${++sent}`,
    form: "small-form",
    version,
    unit: "371602001001G01",
    subject: "hou_0001",
    countedAt: "2026-10-01T02:00:00.000Z" as Instant,
    receivedAt: `2026-10-01T02:${String(minute).padStart(2, "0")}:00.000Z` as Instant,
    status: "current",
    answers: { cost: 0.1 },
    ...over,
  }) as SubmissionRecord;

function october(...records: SubmissionRecord[]): Record<string, number> | undefined {
  const counted = new CountAnew(versions);
  for (const record of records) counted.submission(record);
  return counted.tallies().find((it) => it.period === "2026-10")?.counters;
}

describe("counted anew", () => {
  it("submissions give the same in whatever order they are read", () => {
    const records = [filled(2, 1), filled(2, 2, { subject: "hou_0002" }), filled(2, 3), filled(1, 4)];
    const wanted = { cost: 0.4, subjects: 2 };
    expect(october(...records)).toStrictEqual(wanted);
    expect(october(...records.toReversed())).toStrictEqual(wanted);
  });

  it("a subject counts by the version of what came first, not of what was read first", () => {
    const [old, young] = [filled(1, 1), filled(2, 2)];
    for (const records of [
      [old, young],
      [young, old],
    ])
      expect(october(...records)).toStrictEqual({ cost: 0.2 });
    expect(october(filled(1, 3), young)).toStrictEqual({ cost: 0.2, subjects: 1 });
  });

  it("what was taken back counts nowhere, and what a lost version says neither", () => {
    expect(october(filled(2, 1, { status: "void" }), filled(9, 2))).toBe(undefined);
    expect(october(filled(2, 1, { status: "void" }), filled(2, 2))).toStrictEqual({ cost: 0.1, subjects: 1 });
  });

  it("a case that was raised counts as a submission of its own form, one that was opened by hand does not again", () => {
    const state = {
      form: "small-form",
      formVersion: 1,
      unit: "371602001001G01",
      openedAt: "2026-10-01T02:00:00.000Z",
      answers: { cost: 2 },
      history: [],
      status: "open",
    } as unknown as CaseState;
    const counted = new CountAnew(versions);
    counted.case(state);
    expect(counted.tallies()).toStrictEqual([]);
    counted.case({ ...state, raisedBy: "s-1" });
    expect(counted.tallies().find((it) => it.period === "2026-10")?.counters).toStrictEqual({ cost: 2 });
    expect(counted.tallies(), "asking twice adds nothing").toHaveLength(2);
    expect(counted.cases).toBe(2);
  });
});
