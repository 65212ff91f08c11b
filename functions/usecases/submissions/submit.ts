// A submission arrives: repeated ones get their receipt again, new ones are decided once and committed once.

import { canonical } from "../../../core/canonical.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { standsOn } from "../../../core/standing.ts";
import { localDate } from "../../../core/time.ts";
import { receiptOf } from "../../../forms/answers/receipt.ts";
import type { Receipt, Submission, SubmissionRecord } from "../../../forms/answers/submission.ts";
import type { CompiledForm } from "../../../forms/decide/compiled-form.ts";
import type { Deps } from "../../deps.ts";
import type { Refused } from "../../ports.ts";
import { type Planned, planDecision } from "../../store/commit-decision.ts";
import { decideNow, formFor } from "../../store/decide-now.ts";
import { filesToShow, showDecision } from "../../store/files.ts";
import { formHead, formVersion, lastForm, stoppedAt } from "../../store/forms.ts";
import { balanceOf, submissionOf } from "../../store/items.ts";
import { findRecord, firstSent } from "../../store/submissions.ts";

export type Submitted = { receipt: Receipt; repeat: boolean };

/** How often a submission is decided anew because what it rests on changed under it: of those that meet, one gets through each time. */
const maxTries = 64;

/**
 * Takes a submission. The same content under the same id gives the same receipt, however often and late.
 * Throws `submission-id-reused`, `answers-invalid`, `content-invalid`, `forbidden`, `balance-insufficient`, `form-closed`.
 */
export async function submit(deps: Deps, actor: Actor, submission: Submission): Promise<Submitted> {
  const sent = canonical({ ...submission, seconds: undefined });
  const known = await findRecord(deps, submission.id);
  if (known) return repeatOf(deps, known, sent, actor);
  const form = await formFor(deps, actor, submission);
  await stillOpen(deps, submission);
  const files = await filesToShow(deps, actor, { ...submission, listed: submission.files });
  for (let tries = 1; ; tries++) {
    const decision = await decideNow(deps, actor, form, submission, sent);
    await showDecision(deps, files, decision, form.version.owner);
    const plan = planDecision(decision);
    const result = await deps.table.commit(plan.map((it) => it.write));
    if (result.ok) return { receipt: receiptOf(decision.submission), repeat: false };
    const standing = plan[result.at];
    if (standing?.purpose.kind === "submission" && result.stood)
      return repeatOf(deps, submissionOf(result.stood), sent, actor);
    if (!mayRetry(standing) || tries >= maxTries) throw refusal(form, submission, standing, result);
  }
}

async function repeatOf(deps: Deps, record: SubmissionRecord, sent: string, actor: Actor): Promise<Submitted> {
  if (record.by === actor.person && (record.sent === sent || (await firstSent(deps, record)) === sent))
    return { receipt: receiptOf(record), repeat: true };
  throw problem("submission-id-reused", { id: record.id });
}

/** Facts and activity of one subject change with every visit, and an account is begun once; who came second decides again on what now stands. */
const mayRetry = (planned: Planned | undefined): boolean =>
  planned !== undefined && ["subject", "activity", "begin-account"].includes(planned.purpose.kind);

/** What was filled in after the form's last day comes too late, of whatever version; what was filled in before lands however late. */
async function stillOpen(deps: Deps, submission: Submission): Promise<void> {
  // A version that was stopped ends when it said itself.
  const stopped = stoppedAt(await formHead(deps, submission.form), submission.version);
  const own = stopped && (await formVersion(deps, submission.form, submission.version));
  const { expires } = own ?? (await lastForm(deps, submission.form));
  if (!standsOn({ until: expires }, localDate(submission.filledAt)))
    throw problem("form-closed", { form: submission.form, expires });
}

function refusal(form: CompiledForm, submission: Submission, planned: Planned | undefined, result: Refused) {
  const purpose = planned?.purpose;
  if (purpose?.kind === "account") {
    return problem("balance-insufficient", {
      case: purpose.owner,
      account: purpose.name,
      remaining: balanceOf(result.stood) ?? 0,
    });
  }
  if (purpose?.kind === "open-case") return problem("transition-not-open", { case: purpose.owner });
  return problem("changed-meanwhile", { form: form.version.id, id: submission.id });
}
