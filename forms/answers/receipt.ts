// What whoever sent a submission is told of it, the first time and each time after.
import type { Receipt, SubmissionRecord } from "./submission.ts";

/** The receipt of a submission as it now stands. */
export const receiptOf = ({ id, receivedAt, revision, effects }: SubmissionRecord): Receipt => ({
  id,
  receivedAt,
  revision,
  effects,
});
