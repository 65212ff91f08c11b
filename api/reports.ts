// Reports: their editions asked for, listed and read.
import * as z from "zod";
import { Period, type PeriodKind, PeriodName } from "../core/period.ts";
import { LocalText } from "../core/text.ts";
import { UnitCode, unitCodePattern } from "../core/unit.ts";
import { type AnswersOf, bytes, type ExamplesOf, type Routes } from "./route.ts";
import { list, OfSomeUnit, UtcInstant } from "./shapes.ts";

export const ReportItem = z.object({
  id: z.string(),
  title: LocalText,
  period: z.enum(["week", "month", "quarter", "year"] satisfies PeriodKind[]),
});
export type ReportItem = z.output<typeof ReportItem>;

/** `pdf` and `json` are addresses, there when the edition is; `interim`: made before the period was over. */
export const EditionView = z.object({
  report: z.string(),
  period: PeriodName,
  unit: UnitCode,
  unitTitle: LocalText,
  title: LocalText,
  status: z.enum(["ready", "making"]),
  madeAt: UtcInstant.optional(),
  hash: z.string().optional(),
  pages: z.number().int().positive().optional(),
  pdf: z.string().optional(),
  json: z.string().optional(),
  interim: z.boolean().optional(),
});
export type EditionView = z.output<typeof EditionView>;

export const EditionDetail = EditionView.extend({
  deliveries: z.array(
    z.object({ person: z.string(), name: z.string(), status: z.enum(["sent", "skipped"]), at: UtcInstant }),
  ),
});
export type EditionDetail = z.output<typeof EditionDetail>;

/** A unit, with `.json` or `.pdf` behind it for the edition's file. */
const UnitOrFile = new RegExp(`^${unitCodePattern.source}([.](json|pdf))?$`);
const OfReport = z.object({ id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, "report-id") });

export const reports = {
  listReports: {
    method: "GET",
    path: "/api/v1/reports",
    tag: "reports",
    summary: "Reports there are",
  },
  makeEdition: {
    method: "POST",
    path: "/api/v1/reports/{id}/editions",
    tag: "reports",
    summary: "Make an edition now; it is made once",
    params: OfReport,
    body: z.object({ period: Period, unit: UnitCode }),
  },
  listEditions: {
    method: "GET",
    path: "/api/v1/reports/{id}/editions",
    tag: "reports",
    summary: "Editions of a report that the reader may open, newest first",
    params: OfReport,
    query: OfSomeUnit,
  },
  getEdition: {
    method: "GET",
    path: "/api/v1/reports/{id}/editions/{period}/{unit}",
    tag: "reports",
    summary: "One edition: what there is of it, or with `.json` or `.pdf` behind the unit its snapshot or its PDF",
    params: OfReport.extend({
      period: Period,
      unit: z.string().regex(UnitOrFile, "unit-code"),
    }),
  },
} as const satisfies Routes;

export const reportsAnswers = {
  listReports: { 200: z.object({ items: z.array(ReportItem) }) },
  makeEdition: { 200: EditionView, 202: EditionView },
  listEditions: { 200: list(EditionView) },
  // Or its files: the PDF, and the snapshot as docs/reports.md tells it.
  getEdition: { 200: { ...bytes("application/pdf", "application/vnd.gridform.snapshot+json"), json: EditionDetail } },
} satisfies AnswersOf<typeof reports>;
export const reportsShapes = { ReportItem, EditionView, EditionDetail };

export const reportsExamples = {
  makeEdition: { at: { id: "monthly-assessment" }, example: { period: "2026-10", unit: "371602" } },
  listEditions: { at: { id: "monthly-assessment" }, example: { unit: "371602" } },
  getEdition: { at: { id: "monthly-assessment", period: "2026-10", unit: "371602.pdf" } },
} satisfies ExamplesOf<typeof reports>;
