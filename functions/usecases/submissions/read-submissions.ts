// Submissions listed and read, sensitive answers masked.
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { addDays, atLocal, type LocalDate, later } from "../../../core/time.ts";
import { isWithin } from "../../../core/unit.ts";
import { maskAnswers } from "../../../forms/answers/masked.ts";
import { masksOf } from "../../../forms/answers/masks.ts";
import type { SubmissionRecord } from "../../../forms/answers/submission.ts";
import type { Deps } from "../../deps.ts";
import type { Page } from "../../ports.ts";
import { formHead, formVersion, lastForm, stoppedMark } from "../../store/forms.ts";
import { submissionOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { hiddenFacts, shownFiles } from "../../store/masks.ts";
import { type Paged, pageOver } from "../../store/paging.ts";
import { loadRecord } from "../../store/submissions.ts";
import { partitionsWithin } from "../../store/units.ts";

export type SubmissionSummary = Pick<
  SubmissionRecord,
  "id" | "form" | "version" | "unit" | "subject" | "filledAt" | "by" | "status" | "revision"
> & { stopped?: true };

export async function listSubmissions(
  deps: Deps,
  actor: Actor,
  query: { form: string; unit: string; from?: string; to?: string },
  page: Page,
): Promise<Paged<SubmissionSummary>> {
  const { owner } = await lastForm(deps, query.form);
  if (!can(actor, "submission.read", { unit: query.unit, owner }))
    throw problem("forbidden", { action: "submission.read" });
  const head = await formHead(deps, query.form);
  const partitions = await partitionsWithin(deps, query.unit);
  const ranges = partitions.map((township) =>
    keys.submissionsOfForm(query.form, township, startOf(query.from), endOf(query.to)),
  );
  return pageOver(deps.table, ranges, page, (item) => {
    const { id, form, version, unit, subject, filledAt, by, status, revision } = submissionOf(item);
    return isWithin(unit, query.unit)
      ? { id, form, version, unit, subject, filledAt, by, status, revision, ...stoppedMark(head, version) }
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
  const mark = stoppedMark(await formHead(deps, record.form), record.version);
  return {
    ...shown,
    ...mark,
    answers: maskAnswers(masksOf(form, await hiddenFacts(deps)), record.answers),
    files: await shownFiles(deps, form, record),
  };
}
