// Tallies counted again from the raw submissions and cases: they must be what the commits added up to.
import type { Period } from "../../../core/period.ts";
import type { SubmissionRecord } from "../../../forms/answers/submission.ts";
import { compileForm } from "../../../forms/decide/compiled-form.ts";
import {
  allPeriods,
  contributionsOfCase,
  contributionsOfSubmission,
  countSubject,
  TallySheet,
} from "../../../forms/decide/counters.ts";
import type { Activity } from "../../../forms/registry/subject.ts";
import type { CaseState } from "../../../forms/workflow/case-state.ts";
import type { Deps } from "../../deps.ts";
import { formVersion } from "../../store/forms.ts";
import { allPartitions, everyCase, everySubmission, everyTally, setCounter } from "../../store/whole-table.ts";

export type Difference = { period: string; unit: string; form: string; counter: string; kept: number; counted: number };
export type Recounted = { submissions: number; cases: number; tallies: number; differences: Difference[] };

/** Recounts everything. With `repair` the tallies are set to what was counted. Reads all submissions: not for a request. */
export async function recount(deps: Deps, { repair = false }: { repair?: boolean } = {}): Promise<Recounted> {
  const townships = await allPartitions(deps);
  const sheet = new TallySheet();
  const activities = new Map<string, Activity>();
  // Those of voided submissions too: a tally that should be empty may not be.
  const periods = new Set<Period>();
  let submissions = 0;
  let cases = 0;
  // In the order they came: which visit of a household was the first decides what the later ones counted.
  for await (const record of everySubmission(deps, townships)) {
    await countSubmission(deps, sheet, activities, record);
    for (const period of allPeriods(record.countedAt)) periods.add(period);
    submissions += 1;
  }
  for await (const state of everyCase(deps, townships)) {
    await countCase(deps, sheet, state);
    cases += 1;
  }
  const counted = new Map(sheet.changes().map((it) => [`${it.period}|${it.unit}|${it.form}`, it.counters]));
  for (const { period } of sheet.changes()) periods.add(period);
  const differences: Difference[] = [];
  let tallies = 0;
  for await (const { period, form, unit, counters } of everyTally(deps, townships, periods)) {
    const key = `${period}|${unit}|${form}`;
    differences.push(...compare(period, unit, form, counters, counted.get(key) ?? {}));
    counted.delete(key);
    tallies += 1;
  }
  for (const [key, counters] of counted) {
    const [period, unit, form] = key.split("|") as [string, string, string];
    differences.push(...compare(period, unit, form, {}, counters));
  }
  if (repair) for (const it of differences) await setCounter(deps, it);
  return { submissions, cases, tallies, differences };
}

async function countSubmission(
  deps: Deps,
  sheet: TallySheet,
  activities: Map<string, Activity>,
  record: SubmissionRecord,
): Promise<void> {
  const version = await formVersion(deps, record.form, record.version);
  if (!version || record.status === "void") return;
  const form = compileForm(version);
  sheet.merge(contributionsOfSubmission(form, record));
  if (!record.subject) return;
  const key = `${record.subject}|${record.form}`;
  const before = activities.get(key) ?? { subject: record.subject, form: record.form, periods: {}, version: 0 };
  const counted = countSubject(form, before, record.unit, record.countedAt, 1);
  activities.set(key, counted.activity);
  sheet.merge(counted.tallies);
}

async function countCase(deps: Deps, sheet: TallySheet, state: CaseState): Promise<void> {
  const version = await formVersion(deps, state.form, state.formVersion);
  if (!version) return;
  const form = compileForm(version);
  sheet.merge(contributionsOfCase(form, state));
  // A case that another submission raised counts as a submission of its own form.
  if (state.raisedBy) {
    sheet.merge(
      contributionsOfSubmission(form, {
        ...({} as SubmissionRecord),
        form: state.form,
        unit: state.unit,
        status: "current",
        answers: state.answers,
        countedAt: state.openedAt,
      }),
    );
  }
}

function compare(
  period: string,
  unit: string,
  form: string,
  kept: Record<string, number>,
  counted: Record<string, number>,
): Difference[] {
  return [...new Set([...Object.keys(kept), ...Object.keys(counted)])]
    .filter((counter) => Math.abs((kept[counter] ?? 0) - (counted[counter] ?? 0)) > 1e-6)
    .map((counter) => ({ period, unit, form, counter, kept: kept[counter] ?? 0, counted: counted[counter] ?? 0 }));
}
