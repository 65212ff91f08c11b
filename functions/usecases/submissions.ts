// Submissions that are there: reading them, correcting one, taking one back.
import { canonical } from "../../core/canonical.ts";
import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { problem } from "../../core/problem.ts";
import { addDays, atLocal, type LocalDate, later } from "../../core/time.ts";
import { isWithin } from "../../core/unit.ts";
import { compileForm } from "../../forms/compiled-form.ts";
import { decideVoid } from "../../forms/decide.ts";
import { maskAnswers } from "../../forms/prefill.ts";
import type { Receipt, Submission, SubmissionRecord } from "../../forms/submission.ts";
import * as keys from "../keys.ts";
import type { Page } from "../ports.ts";
import { planActivity, planDecision, planTallies } from "./commit-decision.ts";
import type { Deps } from "./deps.ts";
import { formVersion, liveForm } from "./load-form.ts";
import { type Paged, pageOver } from "./page-over.ts";
import { activityOf, revisionItem, submissionItem, submissionOf } from "./stored.ts";
import { decideNow, formFor, knownFiles, receiptOf } from "./submit.ts";
import { partitionsWithin } from "./units.ts";

export type SubmissionSummary = Pick<
  SubmissionRecord,
  "id" | "form" | "version" | "unit" | "subject" | "filledAt" | "by" | "status" | "revision"
>;

export async function listSubmissions(
  deps: Deps,
  actor: Actor,
  query: { form: string; unit: string; from?: string; to?: string },
  page: Page,
): Promise<Paged<SubmissionSummary>> {
  const { owner } = await liveForm(deps, query.form);
  if (!can(actor, "submission.read", { unit: query.unit, owner }))
    throw problem("forbidden", { action: "submission.read" });
  const partitions = await partitionsWithin(deps, query.unit);
  const ranges = partitions.map((township) =>
    keys.submissionsOfForm(query.form, township, startOf(query.from), endOf(query.to)),
  );
  return pageOver(deps.table, ranges, page, (item) => {
    const { id, form, version, unit, subject, filledAt, by, status, revision } = submissionOf(item);
    return isWithin(unit, query.unit)
      ? { id, form, version, unit, subject, filledAt, by, status, revision }
      : undefined;
  });
}

/** A day begins and ends where the district's days do; an instant is itself. Sort keys go on behind the instant. */
const startOf = (text: string | undefined): string | undefined =>
  text && isDay(text) ? atLocal(text as LocalDate, "00:00") : text;
const endOf = (text: string | undefined): string | undefined =>
  text && (isDay(text) ? later(atLocal(addDays(text as LocalDate, 1), "00:00"), -1) : text).concat("~");
const isDay = (text: string): boolean => text.length === 10;

/** A submission with sensitive answers masked. Throws `not-found` for what is not there or not the actor's, alike. */
export async function getSubmission(deps: Deps, actor: Actor, id: string) {
  const record = await loadRecord(deps, id);
  const form = await formVersion(deps, record.form, record.version);
  if (!form || !can(actor, "submission.read", { unit: record.unit, owner: form.owner, by: record.by }))
    throw problem("not-found", { submission: id });
  const { sent: _sent, ...shown } = record;
  return { ...shown, answers: maskAnswers(form.ui, record.answers) };
}

async function loadRecord(deps: Deps, id: string): Promise<SubmissionRecord> {
  const item = await deps.table.get(keys.submissionKey(id));
  if (!item) throw problem("not-found", { submission: id });
  return submissionOf(item);
}

/**
 * Replaces the answers: the tallies change by the difference of two decisions, the earlier revision is kept.
 * Form, version, unit and subject stay. Throws `precondition-failed` when `revision` is not the present one, `has-consequences`.
 */
export async function correct(
  deps: Deps,
  actor: Actor,
  submission: Submission,
  revision: number | undefined,
): Promise<Receipt> {
  const before = await loadRecord(deps, submission.id);
  // First of all whose it is: nobody else learns that it is there.
  if (!can(actor, "submission.revise", { unit: before.unit, by: before.by }))
    throw problem("not-found", { submission: submission.id });
  const form = await formFor(deps, actor, submission);
  if (before.status === "void") throw problem("form-closed", { submission: submission.id });
  // The version stays too: what it counted by is what is taken back.
  const same =
    before.form === submission.form &&
    before.version === submission.version &&
    before.unit === submission.unit &&
    before.subject === submission.subject;
  if (!same)
    throw problem("content-invalid", {
      errors: [
        {
          pointer: "/subject",
          code: "differs",
          message: {
            zh: "更正不能更换表单、版本、单位或对象",
            en: "A correction keeps form, version, unit and subject",
          },
        },
      ],
    });
  const sent = canonical({ ...submission, seconds: undefined });
  if (before.sent === sent) return receiptOf(before);
  if (revision !== undefined && revision !== before.revision) throw problem("precondition-failed");
  const files = await knownFiles(deps, submission.answers, submission.files);
  const decision = await decideNow(deps, actor, form, submission, sent, before);
  const result = await deps.table.commit(
    planDecision(decision, form.version.owner, files, before).map((it) => it.write),
  );
  if (!result.ok) throw problem("changed-meanwhile");
  return receiptOf(decision.submission);
}

/** Takes a submission back: it counts nowhere any more, and stays readable. Throws `has-consequences`. */
export async function voidSubmission(deps: Deps, actor: Actor, id: string): Promise<Receipt> {
  const before = await loadRecord(deps, id);
  const version = await formVersion(deps, before.form, before.version);
  if (!version || !can(actor, "submission.void", { unit: before.unit, by: before.by }))
    throw problem("not-found", { submission: id });
  if (before.status === "void") return receiptOf(before);
  const activity = before.subject ? await deps.table.get(keys.activityKey(before.subject, before.form)) : undefined;
  const decision = decideVoid(compileForm(version), before, activity && activityOf(activity));
  const result = await deps.table.commit([
    { kind: "put", item: submissionItem(decision.submission), when: { kind: "version", is: before.revision } },
    { kind: "put", item: revisionItem(before) },
    ...(decision.activity ? [planActivity(decision.activity).write] : []),
    ...planTallies(decision.tallies).map((it) => it.write),
  ]);
  if (!result.ok) throw problem("changed-meanwhile");
  return receiptOf(decision.submission);
}
