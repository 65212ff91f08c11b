// Cases: lists, one with its history, and taking a step.
import * as z from "zod";
import { DeadlineRule } from "../core/calendar.ts";
import { LocalText } from "../core/text.ts";
import { UnitCode } from "../core/unit.ts";
import { CaseId, FileName, SubjectId, SubmissionId } from "../forms/answers/submission.ts";
import { FormId, Questions, Transition } from "../forms/definition/definition.ts";
import { caseLists } from "../forms/workflow/case-state.ts";
import type { AnswersOf, ExamplesOf, Routes } from "./route.ts";
import { Answers, Count, list, Paging, UtcInstant, Version } from "./shapes.ts";

/** A step that the reader may take now, with what it asks. */
export const CaseTransition = Transition.pick({ id: true, title: true, tone: true }).extend({
  questions: Questions.optional(),
});
export type CaseTransition = z.output<typeof CaseTransition>;

/** A case in lists. `quantity` and `remaining` where it has a balance; `overdue`: its deadline passed and is not met. */
export const CaseView = z.object({
  id: CaseId,
  form: FormId,
  formTitle: LocalText,
  list: z.enum(caseLists),
  title: z.string(),
  unit: UnitCode,
  unitTitle: LocalText,
  subject: SubjectId.optional(),
  step: z.string(),
  stepTitle: LocalText,
  status: z.enum(["open", "done", "withdrawn", "expired", "refused"]),
  openedAt: UtcInstant,
  stepDueAt: UtcInstant.optional(),
  dueAt: UtcInstant.optional(),
  overdue: z.boolean(),
  quantity: z.number().optional(),
  remaining: z.number().optional(),
  answers: Answers,
  transitions: z.array(CaseTransition),
  version: Version,
});
export type CaseView = z.output<typeof CaseView>;

/** One step that was taken, or a deadline that passed (`by` is then `system`). */
export const CaseHistory = z.object({
  id: z.string(),
  at: UtcInstant,
  by: z.string(),
  byName: z.string(),
  transition: z.string(),
  transitionTitle: LocalText,
  from: z.string(),
  to: z.string(),
  answers: Answers,
  handles: z.boolean().optional(),
  questions: Questions.optional(),
});
export type CaseHistory = z.output<typeof CaseHistory>;

const Reason = z.object({ date: z.iso.date(), why: LocalText });
/** How a deadline came about: by a rule in the working calendar, or by the day that an answer names. */
export const DeadlineExplained = z.union([
  z.object({
    dueAt: UtcInstant,
    explained: z.object({
      startedAt: UtcInstant,
      rule: DeadlineRule,
      skipped: z.array(Reason),
      swapped: z.array(Reason),
      calendarUnknown: z.literal(true).optional(),
    }),
  }),
  z.object({ dueAt: UtcInstant, answer: z.string() }),
]);
export type DeadlineExplained = z.output<typeof DeadlineExplained>;

export const CaseDetail = CaseView.extend({
  raisedBy: z.string().optional(),
  openedBy: z.string(),
  closedAt: UtcInstant.optional(),
  history: z.array(CaseHistory),
  /** Changes of what remains. */
  entries: z.array(z.object({ source: z.string(), delta: z.number(), at: UtcInstant })),
  questions: Questions,
  explain: DeadlineExplained.optional(),
});
export type CaseDetail = z.output<typeof CaseDetail>;

/** Open cases, offers and demands left out: all, those past their deadline, and those in which the reader may take a step now. */
export const CaseCounts = z.object({ open: Count, overdue: Count, mine: Count });
export type CaseCounts = z.output<typeof CaseCounts>;

const CaseListQuery = Paging.extend({
  unit: UnitCode.optional(),
  list: z.enum(caseLists).optional(),
  status: z.enum(["open", "closed"]).default("open"),
  step: z.string().max(60).optional(),
  assignee: z.string().max(64).optional(),
  form: FormId.optional(),
});
const OfCase = z.object({ id: CaseId });

export const cases = {
  listCases: {
    method: "GET",
    path: "/api/v1/cases",
    tag: "cases",
    summary: "Cases of a unit, the most urgent first within each township",
    query: CaseListQuery,
  },
  countCases: {
    method: "GET",
    path: "/api/v1/cases/counts",
    tag: "cases",
    summary: "How many cases of a unit are open, overdue, and wait for the reader",
    query: z.strictObject({ unit: UnitCode }),
  },
  getCase: {
    method: "GET",
    path: "/api/v1/cases/{id}",
    tag: "cases",
    summary: "One case with its history",
    params: OfCase,
    tagged: true,
  },
  postTransition: {
    method: "POST",
    path: "/api/v1/cases/{id}/transitions",
    tag: "cases",
    summary: "Take a step of a case; the same one again changes nothing",
    params: OfCase,
    body: z.object({
      id: SubmissionId,
      transition: z.string().min(1).max(60),
      answers: z.record(z.string(), z.unknown()).default({}),
      files: z.array(FileName).max(50).default([]),
    }),
  },
} as const satisfies Routes;

export const casesAnswers = {
  listCases: { 200: list(CaseView) },
  countCases: { 200: CaseCounts },
  getCase: { 200: CaseDetail },
  postTransition: { 200: CaseView, 201: CaseView },
} satisfies AnswersOf<typeof cases>;
export const casesShapes = {
  CaseCounts,
  CaseView,
  CaseDetail,
  CaseHistory,
  CaseTransition,
  DeadlineExplained,
  Questions,
};

export const casesExamples = {
  listCases: { example: { unit: "371602001", list: "hazards", status: "open" } },
  countCases: { example: { unit: "371602001" } },
  getCase: { at: { id: "0192f1c4-7a00-7000-8000-000000000001~2" } },
  postTransition: {
    at: { id: "0192f1c4-7a00-7000-8000-000000000001~2" },
    example: {
      id: "0192f1c4-7a00-7000-8000-000000000002",
      transition: "notify",
      answers: { measure: "更换两具灭火器" },
      files: [],
    },
  },
} satisfies ExamplesOf<typeof cases>;
