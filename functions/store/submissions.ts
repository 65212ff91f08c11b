// Submissions as they were taken.
import { problem } from "../../core/problem.ts";
import type { SubmissionRecord } from "../../forms/answers/submission.ts";
import type { Deps } from "../deps.ts";
import { submissionOf } from "./items.ts";
import * as keys from "./keys.ts";

export async function findRecord(deps: Deps, id: string): Promise<SubmissionRecord | undefined> {
  const item = await deps.table.get(keys.submissionKey(id));
  return item && submissionOf(item);
}

/** Throws `not-found`. */
export async function loadRecord(deps: Deps, id: string): Promise<SubmissionRecord> {
  const record = await findRecord(deps, id);
  if (!record) throw problem("not-found", { submission: id });
  return record;
}

/** What was sent first, before it was corrected: a device whose first answer was lost sends that again, however late. */
export async function firstSent(deps: Deps, record: SubmissionRecord): Promise<string | undefined> {
  const first = record.revision > 1 ? await deps.table.get(keys.revisionKey(record.id, 1)) : undefined;
  return first && submissionOf(first).sent;
}
