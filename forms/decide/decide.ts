// The one idea: a form is a function from answers to effects. Pure, synchronous, in browser and server alike.
import type { DueWork } from "../../core/due-work.ts";
import { problem } from "../../core/problem.ts";
import { type Instant, later } from "../../core/time.ts";
import { filesIn } from "../answers/files.ts";
import { masksOf } from "../answers/masks.ts";
import type { Answers, Submission, SubmissionRecord } from "../answers/submission.ts";
import { recordFacts, type ToldSubject } from "../registry/record-facts.ts";
import type { Activity } from "../registry/subject.ts";
import type { CaseState } from "../workflow/case-state.ts";
import { deadlineWork } from "../workflow/open.ts";
import { type EntryChange, entriesFor, mergeEntries, takerOf } from "./accounts.ts";
import { bounded, type CompiledForm } from "./compiled-form.ts";
import {
  contributionsOfCase,
  contributionsOfSubmission,
  countSubject,
  type TallyChange,
  TallySheet,
} from "./counters.ts";
import { type Filling, type KnownToRegistry, type OpenedCase, openOwnCase, raiseCases } from "./open-cases.ts";

export type { KnownToRegistry } from "./open-cases.ts";

export type Decision = {
  submission: SubmissionRecord;
  facts: ToldSubject[];
  activity?: Activity;
  entries: EntryChange[];
  cases: CaseState[];
  tallies: TallyChange[];
  due: DueWork[];
};

/** A device's clock may run this far ahead of ours before the time of receipt counts instead. */
const clockTolerance = 10 * 60_000;

/**
 * What a submission does. `answers` are those that count (checked: hidden ones left out, calculated ones filled in),
 * `sent` the canonical text of what was sent.
 * Throws `answers-invalid` for entries that cannot be made or rows of strangers, `form-closed` when a raised form is not
 * published, `commit-too-large` when more cases are raised than one commit holds, `expression-limit`, `has-consequences` when a correction would change
 * entries or a case.
 */
export function decide(
  form: CompiledForm,
  submission: Submission,
  answers: Answers,
  sent: string,
  by: string,
  known: KnownToRegistry,
  now: Instant,
): Decision {
  // A correction counts where the submission counts: when it was filled is not what it corrects.
  const at =
    known.previous?.countedAt ?? (submission.filledAt > later(now, clockTolerance) ? now : submission.filledAt);
  const masks = masksOf(form.version, known.hidden);
  const filling: Filling = { form, submission, answers, masks, by, known, at };
  return bounded(() => decisionOf(filling, sent, now));
}

function decisionOf(filling: Filling, sent: string, now: Instant): Decision {
  const { form, answers, known, submission, at } = filling;
  const openings = casesOf(filling);
  const entries = entriesOf(filling, openings.raised);
  const facts = known.subject
    ? recordFacts(form.version, { source: submission.id, at, answers }, known.subject, known.parts, filling.masks)
    : [];
  const record = recordOf(filling, sent, now, { facts, entries, cases: openings.all });
  const sheet = sheetOf(filling, record, openings);
  const activity = countOnce(form, record, known, sheet);
  return {
    submission: record,
    facts,
    activity,
    entries,
    cases: openings.all.map((it) => it.state),
    tallies: sheet.changes(),
    due: openings.all.flatMap((it) => deadlineWork(it.state)),
  };
}

/** The case that the submission is, and those that it raises; a correction opens only what it has not opened yet. */
function casesOf(filling: Filling): { all: OpenedCase[]; raised: OpenedCase[] } {
  const { previous } = filling.known;
  const opened = previous ? [] : openOwnCase(filling);
  const raised = raiseCases(filling).filter((it) => !previous?.cases.includes(it.state.id));
  return { all: [...opened, ...raised], raised };
}

function entriesOf({ form, submission, answers, known, at }: Filling, raised: OpenedCase[]): EntryChange[] {
  const { id: caseId, subject, unit } = submission;
  const made = entriesFor(form.accounts, [takerOf(form)], { caseId, subject, unit, answers, now: at });
  for (const { form: target, state } of raised) {
    const { id: caseId, subject, unit, answers } = state;
    // Who raises a form that may take does not become one that may.
    made.push(
      ...entriesFor(target.accounts, [takerOf(target), takerOf(form)], { caseId, subject, unit, answers, now: at }),
    );
  }
  const entries = mergeEntries(made);
  if (known.previous && (form.version.workflow || form.accounts.length > 0))
    throw problem("has-consequences", { id: submission.id });
  return entries;
}

function recordOf(
  { submission, answers, by, known: { previous }, at }: Filling,
  sent: string,
  now: Instant,
  did: { facts: ToldSubject[]; entries: EntryChange[]; cases: OpenedCase[] },
): SubmissionRecord {
  const cases = [...(previous?.cases ?? []), ...did.cases.map((it) => it.state.id)];
  return {
    id: submission.id,
    form: submission.form,
    version: submission.version,
    unit: submission.unit,
    subject: submission.subject,
    filledAt: submission.filledAt,
    receivedAt: previous?.receivedAt ?? now,
    countedAt: at,
    by: previous?.by ?? by,
    revision: (previous?.revision ?? 0) + 1,
    status: "current",
    answers,
    sent,
    files: filesIn(answers, submission.files),
    cases,
    effects: { cases, facts: did.facts.reduce((sum, it) => sum + it.facts, 0), entries: did.entries.length },
  };
}

/** What is counted: the submission instead of what it corrects, the cases it opens, and the raised ones as submissions of their forms. */
function sheetOf(
  { form, known: { previous } }: Filling,
  record: SubmissionRecord,
  { all, raised }: { all: OpenedCase[]; raised: OpenedCase[] },
): TallySheet {
  const sheet = new TallySheet().merge(contributionsOfSubmission(form, record));
  if (previous) sheet.merge(contributionsOfSubmission(form, previous), -1);
  for (const it of all) sheet.merge(contributionsOfCase(it.form, it.state));
  for (const it of raised) sheet.merge(contributionsOfSubmission(it.form, raisedRecord(it, record)));
  return sheet;
}

/** The decision that takes a submission back. Throws `has-consequences` where cases or entries rest on it. */
export function decideVoid(
  form: CompiledForm,
  record: SubmissionRecord,
  activity: Activity | undefined,
): Pick<Decision, "submission" | "activity" | "tallies"> {
  if (record.cases.length > 0 || record.effects.entries > 0)
    throw problem("has-consequences", { id: record.id, cases: record.cases });
  const sheet = new TallySheet().merge(contributionsOfSubmission(form, record), -1);
  const counted = activity && countSubject(form, activity, record.unit, record.countedAt, -1);
  if (counted) sheet.merge(counted.tallies);
  return {
    submission: { ...record, status: "void", revision: record.revision + 1 },
    activity: counted?.activity,
    tallies: sheet.changes(),
  };
}

/** A raised case counts as a submission of its own form. */
const raisedRecord = (it: OpenedCase, source: SubmissionRecord): SubmissionRecord => ({
  ...source,
  id: it.state.id,
  form: it.state.form,
  version: it.state.formVersion,
  answers: it.state.answers,
  cases: [],
});

function countOnce(
  form: CompiledForm,
  record: SubmissionRecord,
  known: KnownToRegistry,
  sheet: TallySheet,
): Activity | undefined {
  if (!record.subject) return undefined;
  const start: Activity = known.activity ?? { subject: record.subject, form: record.form, periods: {}, version: 0 };
  if (known.previous) return undefined;
  const counted = countSubject(form, start, record.unit, record.countedAt, 1);
  sheet.merge(counted.tallies);
  return counted.activity;
}
