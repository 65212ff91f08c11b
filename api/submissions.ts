// Submissions: sent, listed, read, corrected, taken back.
import * as z from "zod";
import { UnitCode } from "../core/unit.ts";
import {
  CaseId,
  Effects,
  FileName,
  Receipt,
  SubjectId,
  Submission,
  SubmissionId,
} from "../forms/answers/submission.ts";
import type { DemandAnswers } from "../forms/catalog/demand/answers.d.ts";
import { FormId } from "../forms/definition/definition.ts";
import type { AnswersOf, ExamplesOf, Routes } from "./route.ts";
import { Answers, list, Moment, Paging, UtcInstant, Version } from "./shapes.ts";

export { Receipt };

/** A submission in lists. */
export const SubmissionItem = z.object({
  id: SubmissionId,
  form: FormId,
  version: Version,
  unit: UnitCode,
  subject: SubjectId.optional(),
  filledAt: UtcInstant,
  by: z.string(),
  status: z.enum(["current", "void"]),
  revision: Version,
  /** Filled in with a version that went out in an emergency and that nobody approved in time. */
  stopped: z.literal(true).optional(),
});
export type SubmissionItem = z.output<typeof SubmissionItem>;

/** What is kept of a submission: the answers that count, sensitive ones masked. */
export const SubmissionView = SubmissionItem.extend({
  receivedAt: UtcInstant,
  countedAt: UtcInstant,
  answers: Answers,
  files: z.array(FileName),
  cases: z.array(CaseId),
  effects: Effects,
});
export type SubmissionView = z.output<typeof SubmissionView>;

const OfSubmission = z.object({ id: SubmissionId });
const example = {
  id: "0192f1c4-7a00-7000-8000-000000000001",
  form: "demand",
  version: 1,
  unit: "371602001001G01",
  filledAt: "2026-11-20T09:12:00+08:00",
  answers: {
    title: "独居老人理发",
    theme: "public-service",
    content: "每月上门理发一次",
    quantity: 3,
    validUntil: "2026-12-31",
  } satisfies DemandAnswers,
  files: [],
};

export const submissions = {
  postSubmission: {
    method: "POST",
    path: "/api/v1/submissions",
    tag: "submissions",
    summary: "Send a submission; the same one again gets the same receipt",
    body: Submission,
  },
  listSubmissions: {
    method: "GET",
    path: "/api/v1/submissions",
    tag: "submissions",
    summary: "Submissions of a form in a unit, newest first within each township",
    query: Paging.extend({ form: FormId, unit: UnitCode, from: Moment.optional(), to: Moment.optional() }),
  },
  getSubmission: {
    method: "GET",
    path: "/api/v1/submissions/{id}",
    tag: "submissions",
    summary: "One submission, sensitive answers masked",
    params: OfSubmission,
    tagged: true,
  },
  putSubmission: {
    method: "PUT",
    path: "/api/v1/submissions/{id}",
    tag: "submissions",
    summary: "Correct a submission",
    params: OfSubmission,
    body: Submission,
    tagged: true,
  },
  voidSubmission: {
    method: "POST",
    path: "/api/v1/submissions/{id}/void",
    tag: "submissions",
    summary: "Take a submission back",
    params: OfSubmission,
  },
} as const satisfies Routes;

export const submissionsAnswers = {
  postSubmission: { 200: Receipt, 201: Receipt },
  listSubmissions: { 200: list(SubmissionItem) },
  getSubmission: { 200: SubmissionView },
  putSubmission: { 200: Receipt },
  voidSubmission: { 200: Receipt },
} satisfies AnswersOf<typeof submissions>;
export const submissionsShapes = { Receipt, SubmissionItem, SubmissionView };

export const submissionsExamples = {
  postSubmission: { example },
  listSubmissions: { example: { form: "household-visit", unit: "371602001001G01" } },
  getSubmission: { at: { id: "0192f1c4-7a00-7000-8000-000000000001" } },
  putSubmission: { at: { id: "0192f1c4-7a00-7000-8000-000000000001" }, example },
  voidSubmission: { at: { id: "0192f1c4-7a00-7000-8000-000000000001" } },
} satisfies ExamplesOf<typeof submissions>;
