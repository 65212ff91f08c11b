// The registry: households, persons, buildings, organisations, places.
import * as z from "zod";
import { UnitCode } from "../core/unit.ts";
import { SubjectId } from "../forms/answers/submission.ts";
import { SubjectType } from "../forms/definition/definition.ts";
import { SubjectRow } from "../forms/registry/subject-row.ts";
import type { AnswersOf, ExamplesOf, Routes } from "./route.ts";
import { Answer, Count, list, OfUnit, UtcInstant, Version } from "./shapes.ts";

/** What is known, from which submission, and when somebody last confirmed it; `mask` says how the value is hidden. */
export const Fact = z.object({
  value: Answer,
  source: z.string(),
  confirmedAt: UtcInstant,
  mask: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
});

/** A subject, masked unless it was revealed; `activity`: how often each form was filled for it, by period. */
export const SubjectView = z.object({
  id: SubjectId,
  type: SubjectType,
  unit: UnitCode,
  title: z.string(),
  partOf: SubjectId.optional(),
  facts: z.record(z.string(), Fact),
  activity: z.record(z.string(), z.object({ last: UtcInstant.optional(), periods: z.record(z.string(), Count) })),
  version: Version,
});
export type SubjectView = z.output<typeof SubjectView>;

const OfSubject = z.object({ id: SubjectId });

export const registry = {
  listSubjects: {
    method: "GET",
    path: "/api/v1/subjects",
    tag: "registry",
    summary: "Subjects of a unit, masked",
    query: OfUnit.extend({ type: SubjectType }),
  },
  getSubject: {
    method: "GET",
    path: "/api/v1/subjects/{id}",
    tag: "registry",
    summary: "One subject, masked",
    params: OfSubject,
    tagged: true,
  },
  revealSubject: {
    method: "POST",
    path: "/api/v1/subjects/{id}/reveal",
    tag: "registry",
    summary: "One subject unmasked, with a reason that is audited",
    params: OfSubject,
    body: z.object({ reason: z.string().trim().min(4).max(300) }),
  },
  importSubjects: {
    method: "POST",
    path: "/api/v1/subjects/import",
    tag: "registry",
    summary: "Take up to 2,000 subjects into the registry",
    body: z.object({ rows: z.array(SubjectRow).min(1).max(2000) }),
  },
} as const satisfies Routes;

export const registryAnswers = {
  listSubjects: { 200: list(SubjectView) },
  getSubject: { 200: SubjectView },
  revealSubject: { 200: SubjectView },
  importSubjects: { 201: z.object({ created: Count, changed: Count }) },
} satisfies AnswersOf<typeof registry>;
export const registryShapes = { SubjectView, SubjectRow, Fact };

export const registryExamples = {
  listSubjects: { example: { type: "household", unit: "371602001001G01" } },
  getSubject: { at: { id: "hou_0001" } },
  revealSubject: { at: { id: "hou_0001" }, example: { reason: "核对身份证号" } },
  importSubjects: {
    example: { rows: [{ id: "hou_0001", type: "household", unit: "371602001001G01", title: "新苑小区1号楼101室" }] },
  },
} satisfies ExamplesOf<typeof registry>;
