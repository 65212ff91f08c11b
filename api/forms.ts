// Forms: what there is to fill, drafts, publishing.
import * as z from "zod";
import { LocalText } from "../core/text.ts";
import { UnitCode } from "../core/unit.ts";
import { Cadence, FormDefinition, FormId, FormVersion, SubjectType } from "../forms/definition/definition.ts";
import { PublishDecision } from "../forms/publish/decision.ts";
import { type AnswersOf, bytes, type ExamplesOf, type Routes } from "./route.ts";

/** A form in lists. `fill`: the reader may fill it; `draft`: there is one of its next version. Version 0 was never published. */
export const FormItem = z.object({
  id: FormId,
  title: LocalText,
  icon: z.string().optional(),
  purpose: LocalText,
  version: z.number().int().nonnegative(),
  owner: UnitCode,
  /** Where it is filled, where that is not the whole county of its owner. */
  units: z.array(UnitCode).optional(),
  subject: SubjectType.optional(),
  cadence: Cadence.optional(),
  expires: z.iso.date(),
  list: z.string().optional(),
  fill: z.boolean(),
  draft: z.boolean().optional(),
});
export type FormItem = z.output<typeof FormItem>;

/** One thing that is wrong with a definition, in the reader's language. */
export const LintProblem = z.object({ pointer: z.string(), code: z.string(), message: z.string() });
export type LintProblem = z.output<typeof LintProblem>;

export { PublishDecision };

export const Published = z.object({ id: FormId, version: z.number().int().positive(), decision: PublishDecision });
export type Published = z.output<typeof Published>;

export const DraftKept = z.object({ draft: FormDefinition, problems: z.array(LintProblem) });
export type DraftKept = z.output<typeof DraftKept>;

const OfForm = z.object({ id: FormId });

export const forms = {
  listForms: {
    method: "GET",
    path: "/api/v1/forms",
    tag: "forms",
    summary: "Published forms that bear on the reader's work, and which of them the reader may fill",
  },
  getForm: {
    method: "GET",
    path: "/api/v1/forms/{id}",
    tag: "forms",
    summary: "The live version of a form",
    params: OfForm,
    tagged: true,
  },
  getFormVersion: {
    method: "GET",
    path: "/api/v1/forms/{id}/versions/{version}",
    tag: "forms",
    summary: "One version of a form; it never changes",
    params: OfForm.extend({
      version: z
        .string()
        .regex(/^[1-9]\d{0,5}$/)
        .transform(Number),
    }),
    tagged: true,
  },
  getDraft: {
    method: "GET",
    path: "/api/v1/forms/{id}/draft",
    tag: "forms",
    summary: "The draft of a form's next version",
    params: OfForm,
    tagged: true,
  },
  putDraft: {
    method: "PUT",
    path: "/api/v1/forms/{id}/draft",
    tag: "forms",
    summary: "Keep a draft; answers with what is still wrong with it",
    params: OfForm,
    body: FormDefinition,
    parsedLater: true,
    tagged: true,
  },
  publishForm: {
    method: "POST",
    path: "/api/v1/forms/{id}/publish",
    tag: "forms",
    summary: "Publish the draft as the next version; a refusal tells its reasons as `decision`",
    params: OfForm,
    body: z
      .object({ approvedBy: z.string().min(1).max(60).optional(), reason: z.string().min(1).max(500).optional() })
      .default({}),
  },
  getFormTypes: {
    method: "GET",
    path: "/api/v1/forms/{id}/types.d.ts",
    tag: "forms",
    summary: "TypeScript types of a form's answers",
    params: OfForm,
  },
} as const satisfies Routes;

export const formsAnswers = {
  listForms: { 200: z.object({ items: z.array(FormItem) }) },
  getForm: { 200: FormVersion },
  getFormVersion: { 200: FormVersion },
  getDraft: { 200: FormDefinition },
  putDraft: { 200: DraftKept },
  publishForm: { 201: Published },
  getFormTypes: { 200: bytes("text/plain") },
} satisfies AnswersOf<typeof forms>;
export const formsShapes = {
  FormItem,
  FormVersion,
  FormDefinition,
  LintProblem,
  PublishDecision,
  Published,
  DraftKept,
};

export const formsExamples = {
  getForm: { at: { id: "household-visit" } },
  getFormVersion: { at: { id: "household-visit", version: "1" } },
  getDraft: { at: { id: "household-visit" } },
  putDraft: {
    at: { id: "household-visit" },
    example: {
      id: "rounds",
      title: { zh: "巡查记录", en: "Rounds" },
      purpose: { zh: "记录每日巡查", en: "Daily rounds" },
      legalBasis: "街道网格化管理办法",
      owner: "371602-D07",
      expires: "2027-12-31",
      filledBy: ["grid-staff"],
      schema: { type: "object", properties: { note: { type: "string", maxLength: 200 } }, additionalProperties: false },
      ui: {
        pages: [{ title: { zh: "巡查" }, fields: ["note"] }],
        widgets: { note: { type: "text", title: { zh: "情况", en: "Note" } } },
      },
    },
  },
  publishForm: { at: { id: "household-visit" }, example: { approvedBy: "周明", reason: "冬季防火" } },
  getFormTypes: { at: { id: "household-visit" } },
} satisfies ExamplesOf<typeof forms>;
