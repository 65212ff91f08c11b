// Reports: their editions asked for, listed and read.
import * as z from "zod";
import { Period, type PeriodKind, PeriodName } from "../core/period.ts";
import { LocalText } from "../core/text.ts";
import { UnitCode, unitCodePattern } from "../core/unit.ts";
import { type AnswersOf, bytes, type ExamplesOf, type Routes } from "./route.ts";
import { FileLink, list, OfSomeUnit, UtcInstant } from "./shapes.ts";

export const ReportItem = z.object({
  id: z.string(),
  title: LocalText,
  period: z.enum(["week", "month", "quarter", "year"] satisfies PeriodKind[]),
});
export type ReportItem = z.output<typeof ReportItem>;

/** How far another clock was from ours when an edition was held: `ahead` above 0, ours was that many seconds ahead. */
export const OtherClock = z.object({ source: z.string(), at: UtcInstant, ahead: z.number().int() });
export type OtherClock = z.output<typeof OtherClock>;

const Withdrawal = z.object({ at: UtcInstant, by: z.string(), name: z.string(), reason: z.string() });

/**
 * `pdf` and `json` are addresses, there when the edition is; `interim`: made before the period was over. `held`: not made, for every
 * other clock disagrees with ours. `number`: 2 and more where one was withdrawn before; `withdrawal`: of one that was.
 */
export const EditionView = z.object({
  report: z.string(),
  period: PeriodName,
  unit: UnitCode,
  unitTitle: LocalText,
  title: LocalText,
  status: z.enum(["ready", "making", "held", "withdrawn"]),
  number: z.number().int().positive(),
  madeAt: UtcInstant.optional(),
  hash: z.string().optional(),
  pages: z.number().int().positive().optional(),
  pdf: z.string().optional(),
  json: z.string().optional(),
  interim: z.boolean().optional(),
  /** When it was due, of one that was made on a later day. */
  dueAt: UtcInstant.optional(),
  /** Whether a second clock confirmed its date; `vouched`: a person did, against all others. */
  clock: z.enum(["confirmed", "unconfirmed", "vouched"]).optional(),
  vouchedBy: z.string().optional(),
  heldAt: UtcInstant.optional(),
  clocks: z.array(OtherClock).optional(),
  withdrawal: Withdrawal.optional(),
});
export type EditionView = z.output<typeof EditionView>;

/**
 * How a recipient is reached. `retrying`: the mail server did not take it yet, and is asked again at `next`; `given-up`: it did not for
 * five days; `refused`: it said no for good; `skipped`: it was not asked, for there was no address, or the edition was withdrawn. These
 * three are left (`isLeft`, reports/edition.ts), and can be sent again while the edition stands.
 */
export const DeliveryView = z.object({
  person: z.string(),
  name: z.string(),
  status: z.enum(["waiting", "retrying", "given-up", "refused", "sent", "skipped"]),
  at: UtcInstant,
  reason: z.string().optional(),
  next: UtcInstant.optional(),
});
export type DeliveryView = z.output<typeof DeliveryView>;

/** `earlier`: those of its period and unit that were withdrawn before it, the newest first. A list has the one that stands alone. */
export const EditionDetail = EditionView.extend({ deliveries: z.array(DeliveryView), earlier: z.array(EditionView) });
export type EditionDetail = z.output<typeof EditionDetail>;

/** A unit, with `.json` or `.pdf` behind it for the edition's file. */
const UnitOrFile = new RegExp(`^${unitCodePattern.source}([.](json|pdf))?$`);
const OfReport = z.object({ id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, "report-id") });

const OneEdition = OfReport.extend({ period: Period, unit: UnitCode });

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
    summary:
      "Make an edition now; it is made once. One that is held, because all other clocks disagree, is made when the caller says that ours is right",
    params: OfReport,
    body: z.object({ period: Period, unit: UnitCode, clockIsRight: z.literal(true).optional() }),
  },
  listEditions: {
    method: "GET",
    path: "/api/v1/reports/{id}/editions",
    tag: "reports",
    summary:
      "Editions of a report that the reader may open, newest first; of a period and unit the one that stands, or the one that was withdrawn last",
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
    query: z.strictObject({ number: z.coerce.number().int().min(1).max(1000).optional() }),
  },
  withdrawEdition: {
    method: "POST",
    path: "/api/v1/reports/{id}/editions/{period}/{unit}/withdrawal",
    tag: "reports",
    summary: "Withdraw an edition: it is kept and says so, and may then be made anew",
    params: OneEdition,
    body: z.object({ number: z.int().min(1).max(1000), reason: z.string().trim().min(1).max(500) }),
  },
  sendAgain: {
    method: "POST",
    path: "/api/v1/reports/{id}/editions/{period}/{unit}/deliveries",
    tag: "reports",
    summary: "Mail an edition again to those whom its mail did not reach; nobody who has it is mailed twice",
    params: OneEdition,
    body: z.object({ people: z.array(z.string().min(1).max(200)).min(1).max(1000).optional() }),
  },
} as const satisfies Routes;

export const reportsAnswers = {
  listReports: { 200: z.object({ items: z.array(ReportItem) }) },
  makeEdition: { 200: EditionView, 202: EditionView },
  listEditions: { 200: list(EditionView) },
  // Or its files: the PDF, and the snapshot as docs/reports.md tells it.
  getEdition: {
    200: {
      ...bytes("application/pdf", "application/vnd.gridform.snapshot+json"),
      json: z.union([EditionDetail, FileLink]),
    },
  },
  withdrawEdition: { 200: EditionDetail },
  sendAgain: { 200: EditionDetail },
} satisfies AnswersOf<typeof reports>;
export const reportsShapes = { ReportItem, EditionView, EditionDetail, DeliveryView, OtherClock };

export const reportsExamples = {
  makeEdition: { at: { id: "monthly-assessment" }, example: { period: "2026-10", unit: "371602" } },
  listEditions: { at: { id: "monthly-assessment" }, example: { unit: "371602" } },
  getEdition: { at: { id: "monthly-assessment", period: "2026-10", unit: "371602.pdf" }, example: { number: 1 } },
  withdrawEdition: {
    at: { id: "monthly-assessment", period: "2026-10", unit: "371602" },
    example: { number: 1, reason: "市西街道的数据有误" },
  },
  sendAgain: { at: { id: "monthly-assessment", period: "2026-10", unit: "371602" }, example: {} },
} satisfies ExamplesOf<typeof reports>;
