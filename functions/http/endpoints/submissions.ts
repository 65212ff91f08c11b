// Submissions: sent, listed, read, corrected, taken back.
import type { submissions as routes, submissionsAnswers } from "../../../api/submissions.ts";
import type { Submission } from "../../../forms/answers/submission.ts";
import { getSubmission, listSubmissions } from "../../usecases/submissions/read-submissions.ts";
import { submit } from "../../usecases/submissions/submit.ts";
import { createdOnce, etag, type Handlers, ok } from "../endpoint.ts";

export const submissions: Handlers<typeof routes, typeof submissionsAnswers> = {
  postSubmission: async ({ deps, actor, body }) => {
    const { receipt, repeat } = await submit(deps, actor, body as Submission);
    return createdOnce(`/api/v1/submissions/${receipt.id}`, receipt, repeat);
  },
  listSubmissions: async ({ deps, actor, query }) => ok(await listSubmissions(deps, actor, query, query)),
  getSubmission: async ({ deps, actor, params }) => {
    const record = await getSubmission(deps, actor, params.id);
    return ok(record, etag(record.revision));
  },
  putSubmission: async ({ deps, actor, params, body, ifMatch }) => {
    // One in a thousand is corrected or taken back: loaded then.
    const { correct } = await import("../../usecases/submissions/correct.ts");
    const receipt = await correct(deps, actor, { ...(body as Submission), id: params.id }, ifMatch);
    return ok(receipt, etag(receipt.revision));
  },
  voidSubmission: async ({ deps, actor, params }) => {
    const { voidSubmission } = await import("../../usecases/submissions/correct.ts");
    return ok(await voidSubmission(deps, actor, params.id));
  },
};
