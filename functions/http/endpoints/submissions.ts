// Submissions: one, many after being offline, corrected, taken back.
import * as z from "zod";
import { Instant } from "../../../core/time.ts";
import { UnitCode } from "../../../core/unit.ts";
import { Submission } from "../../../forms/answers/submission.ts";
import { FormId } from "../../../forms/definition/definition.ts";
import { correct, voidSubmission } from "../../usecases/submissions/correct.ts";
import { getSubmission, listSubmissions } from "../../usecases/submissions/read-submissions.ts";
import { submit } from "../../usecases/submissions/submit.ts";
import { pullForDevice } from "../../usecases/sync/pull-for-device.ts";
import { pushQueue } from "../../usecases/sync/push-queue.ts";
import { createdOnce, endpoint, etag, ok } from "../endpoint.ts";
import { Moment, Paging } from "../shapes.ts";

export const Receipt = z.object({
  id: z.uuid(),
  receivedAt: z.iso.datetime(),
  revision: z.number().int(),
  effects: z.object({ cases: z.array(z.string()), facts: z.number().int(), entries: z.number().int() }),
});

export const submissions = {
  postSubmission: endpoint({
    summary: "Send a submission; the same one again gets the same receipt",
    body: Submission,
    answer: Receipt,
    handle: async ({ deps, actor, body }) => {
      const { receipt, repeat } = await submit(deps, actor, body as Submission);
      return createdOnce(`/api/v1/submissions/${receipt.id}`, receipt, repeat);
    },
  }),
  listSubmissions: endpoint({
    summary: "Submissions of a form in a unit, newest first within each township",
    query: Paging.extend({ form: FormId, unit: UnitCode, from: Moment.optional(), to: Moment.optional() }),
    handle: async ({ deps, actor, query }) => ok(await listSubmissions(deps, actor, query, query)),
  }),
  getSubmission: endpoint({
    summary: "One submission, sensitive answers masked",
    handle: async ({ deps, actor, params }) => {
      const record = await getSubmission(deps, actor, params.id as string);
      return ok(record, etag(record.revision));
    },
  }),
  putSubmission: endpoint({
    summary: "Correct a submission",
    body: Submission,
    answer: Receipt,
    handle: async ({ deps, actor, params, body, ifMatch }) => {
      const receipt = await correct(deps, actor, { ...(body as Submission), id: params.id as string }, ifMatch);
      return ok(receipt, etag(receipt.revision));
    },
  }),
  voidSubmission: endpoint({
    summary: "Take a submission back",
    handle: async ({ deps, actor, params }) => ok(await voidSubmission(deps, actor, params.id as string)),
  }),
  postSync: endpoint({
    summary: "Up to 25 queued submissions, a result for each",
    body: z.object({ submissions: z.array(z.unknown()).max(25) }),
    handle: async ({ deps, actor, body, language, report }) =>
      ok({ results: await pushQueue(deps, actor, body.submissions, language, report) }),
  }),
  getSync: endpoint({
    summary: "What a device needs to work without network",
    query: z.object({ since: Instant.optional() }),
    handle: async ({ deps, actor }) => ok(await pullForDevice(deps, actor)),
  }),
};
