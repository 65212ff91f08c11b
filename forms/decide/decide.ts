// The one idea: a form is a function from answers to effects. Pure, synchronous, in browser and server alike.
import type { Calendar } from "../../core/calendar.ts";
import type { DueWork } from "../../core/due-work.ts";
import { truthy } from "../../core/expression/evaluate.ts";
import { problem } from "../../core/problem.ts";
import { type Instant, later } from "../../core/time.ts";
import { type Answer, type Answers, filesIn, type Submission, type SubmissionRecord } from "../answers/submission.ts";
import { recordFacts, type Told } from "../registry/record-facts.ts";
import type { Activity, Subject } from "../registry/subject.ts";
import type { CaseState } from "../workflow/case-state.ts";
import { deadlineWork, type Opening, openCase } from "../workflow/open.ts";
import { type EntryChange, entriesFor, mergeEntries } from "./accounts.ts";
import { type CompiledForm, type CompiledRaise, resultOf } from "./compiled-form.ts";
import {
  contributionsOfCase,
  contributionsOfSubmission,
  countSubject,
  type TallyChange,
  TallySheet,
} from "./counters.ts";

/** What the registry knows that bears on this submission. */
export type Known = {
  subject?: Subject;
  /** Subjects of the rows of its repeats, by id. */
  parts: ReadonlyMap<string, Subject>;
  /** How often the form was filled for the subject, in the year of the filling. */
  activity?: Activity;
  /** The live versions of the forms that this one raises. */
  raised: ReadonlyMap<string, CompiledForm>;
  calendar: Calendar;
  /** The submission as it stands, where this corrects it. */
  previous?: SubmissionRecord;
};

export type Decision = {
  submission: SubmissionRecord;
  facts: Told[];
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
 * published, `commit-too-large` when the thousandth row raises a case, `has-consequences` when a correction would change
 * entries or a case.
 */
export function decide(
  form: CompiledForm,
  submission: Submission,
  answers: Answers,
  sent: string,
  by: string,
  known: Known,
  now: Instant,
): Decision {
  const { previous } = known;
  // A correction counts where the submission counts: when it was filled is not what it corrects.
  const countedAt =
    previous?.countedAt ?? (submission.filledAt > later(now, clockTolerance) ? now : submission.filledAt);
  const opened = previous ? [] : openCases(form, submission, answers, by, known, countedAt);
  const raised = raiseCases(form, submission, answers, by, known, countedAt).filter(
    (it) => !previous?.cases.includes(it.state.id),
  );
  const openings = [...opened, ...raised];
  const made = entriesFor(form.accounts, {
    caseId: submission.id,
    subject: submission.subject,
    unit: submission.unit,
    answers,
    now: countedAt,
  });
  for (const it of raised) {
    made.push(
      ...entriesFor(it.form.accounts, {
        caseId: it.state.id,
        subject: it.state.subject,
        unit: it.state.unit,
        answers: it.state.answers,
        now: countedAt,
      }),
    );
  }
  const entries = mergeEntries(made);
  if (previous && (form.version.workflow || form.accounts.length > 0))
    throw problem("has-consequences", { id: submission.id });
  const facts = known.subject
    ? recordFacts(form.version, { source: submission.id, at: countedAt, answers }, known.subject, known.parts)
    : [];
  const cases = [...(previous?.cases ?? []), ...openings.map((it) => it.state.id)];
  const record: SubmissionRecord = {
    id: submission.id,
    form: submission.form,
    version: submission.version,
    unit: submission.unit,
    subject: submission.subject,
    filledAt: submission.filledAt,
    receivedAt: previous?.receivedAt ?? now,
    countedAt,
    by: previous?.by ?? by,
    revision: (previous?.revision ?? 0) + 1,
    status: "current",
    answers,
    sent,
    files: filesIn(answers, submission.files),
    cases,
    effects: { cases, facts: facts.reduce((sum, it) => sum + it.facts, 0), entries: entries.length },
  };
  const sheet = new TallySheet().merge(contributionsOfSubmission(form, record));
  if (previous) sheet.merge(contributionsOfSubmission(form, previous), -1);
  for (const it of openings) sheet.merge(contributionsOfCase(it.form, it.state));
  for (const it of raised) sheet.merge(contributionsOfSubmission(it.form, raisedRecord(it, record)));
  const counted = countOnce(form, record, known, sheet);
  return {
    submission: record,
    facts,
    activity: counted,
    entries,
    cases: openings.map((it) => it.state),
    tallies: sheet.changes(),
    due: openings.flatMap((it) => deadlineWork(it.state)),
  };
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

type Opened = { form: CompiledForm; state: CaseState };

const openCases = (
  form: CompiledForm,
  submission: Submission,
  answers: Answers,
  by: string,
  known: Known,
  at: Instant,
): Opened[] =>
  form.version.workflow
    ? [
        {
          form,
          state: openCase(
            form,
            { id: submission.id, answers, unit: submission.unit, subject: submission.subject, by, at },
            known.calendar,
          ),
        },
      ]
    : [];

/** Rows and lines of one raise are numbered from 1; those of the next one begin at the next thousand. */
const perRaise = 1000;

/** A case for every row or line that calls for one; its number stays the same however the submission is corrected. */
function raiseCases(
  form: CompiledForm,
  submission: Submission,
  answers: Answers,
  by: string,
  known: Known,
  at: Instant,
): Opened[] {
  const found: Opened[] = [];
  form.raises.forEach((raise, index) => {
    const target = known.raised.get(raise.rule.form);
    for (const line of linesOf(form, raise, answers)) {
      if (raise.when && !truthy(resultOf(raise.when, answers, at, line.place, line.extra))) continue;
      if (!target) throw problem("form-closed", { form: raise.rule.form });
      if (line.number >= perRaise) throw problem("commit-too-large", { rows: line.number });
      const opening: Opening = {
        id: `${submission.id}~${index * perRaise + line.number}`,
        answers: Object.fromEntries(
          raise.with
            .map(([field, expression]) => [field, resultOf(expression, answers, at, line.place, line.extra)] as const)
            .filter(([, value]) => value !== "" && value !== null && value !== undefined),
        ),
        unit: submission.unit,
        subject: submission.subject,
        raisedBy: submission.id,
        by,
        at,
      };
      found.push({ form: target, state: openCase(target, opening, known.calendar) });
    }
  });
  return found;
}

type Line = { number: number; place: (string | number)[]; extra: Record<string, Answer> };

function linesOf(form: CompiledForm, raise: CompiledRaise, answers: Answers): Line[] {
  const { each } = raise.rule;
  if (!each) return [{ number: 1, place: [], extra: {} }];
  const value = answers[each];
  if (Array.isArray(value))
    return value.map((_, index) => ({ number: index + 1, place: [each, index], extra: { key: index + 1, title: "" } }));
  const items = form.questions.fields.find((field) => field.path === each)?.items ?? [];
  return items.flatMap((item, index) =>
    value && typeof value === "object" && item.id in value
      ? [{ number: index + 1, place: [each, item.id], extra: { key: item.id, title: item.title.zh } }]
      : [],
  );
}

/** A raised case counts as a submission of its own form. */
const raisedRecord = (it: Opened, source: SubmissionRecord): SubmissionRecord => ({
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
  known: Known,
  sheet: TallySheet,
): Activity | undefined {
  if (!record.subject) return undefined;
  const start: Activity = known.activity ?? { subject: record.subject, form: record.form, periods: {}, version: 0 };
  if (known.previous) return undefined;
  const counted = countSubject(form, start, record.unit, record.countedAt, 1);
  sheet.merge(counted.tallies);
  return counted.activity;
}
