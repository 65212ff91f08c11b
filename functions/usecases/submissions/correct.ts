// A submission corrected or taken back: the difference of two decisions.
import { canonical } from "../../../core/canonical.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { receiptOf } from "../../../forms/answers/receipt.ts";
import type { Receipt, Submission } from "../../../forms/answers/submission.ts";
import { compileForm } from "../../../forms/decide/compiled-form.ts";
import { decideVoid } from "../../../forms/decide/decide.ts";
import type { Deps } from "../../deps.ts";
import { loadActivity } from "../../store/activity.ts";
import { planActivity, planDecision, planTallies } from "../../store/commit-decision.ts";
import { decideNow, formFor } from "../../store/decide-now.ts";
import { filesToShow, showDecision } from "../../store/files.ts";
import { formVersion } from "../../store/forms.ts";
import { revisionItem, submissionItem } from "../../store/items.ts";
import { loadRecord } from "../../store/submissions.ts";

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
  const files = await filesToShow(deps, actor, { ...submission, listed: submission.files });
  const decision = await decideNow(deps, actor, form, submission, sent, before);
  await showDecision(deps, files, decision, form.version.owner);
  const result = await deps.table.commit(planDecision(decision, before).map((it) => it.write));
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
  const activity = before.subject
    ? await loadActivity(deps, before.subject, before.form, [before.countedAt])
    : undefined;
  const decision = decideVoid(compileForm(version), before, activity);
  const result = await deps.table.commit([
    { kind: "put", item: submissionItem(decision.submission), when: { kind: "version", is: before.revision } },
    { kind: "put", item: revisionItem(before) },
    ...(decision.activity ? planActivity(decision.activity).map((it) => it.write) : []),
    ...planTallies(decision.tallies).map((it) => it.write),
  ]);
  if (!result.ok) throw problem("changed-meanwhile");
  return receiptOf(decision.submission);
}
