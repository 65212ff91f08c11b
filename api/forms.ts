// Forms: what there is to fill, drafts, publishing.
import * as z from "zod";
import { PersonId } from "../core/person.ts";
import { LocalText } from "../core/text.ts";
import { UtcInstant } from "../core/time.ts";
import { UnitCode } from "../core/unit.ts";
import { Cadence, FormDefinition, FormId, FormVersion, SubjectType } from "../forms/definition/definition.ts";
import { Admission, Approval } from "../forms/publish/admission.ts";
import { PublishDecision } from "../forms/publish/decision.ts";
import { type AnswersOf, bytes, type ExamplesOf, type Routes } from "./route.ts";

/** A form in lists. `fill`: the reader may fill it; `draft`: there is one of its next version. Version 0: none is live. */
export const FormItem = z.object({
  id: FormId,
  title: LocalText,
  icon: z.string().optional(),
  purpose: LocalText,
  version: z.number().int().nonnegative(),
  owner: UnitCode,
  /** Where it is filled, where that is not the whole county of its owner. */
  units: z.array(z.object({ code: UnitCode, title: LocalText })).optional(),
  subject: SubjectType.optional(),
  cadence: Cadence.optional(),
  expires: z.iso.date(),
  list: z.string().optional(),
  fill: z.boolean(),
  draft: z.boolean().optional(),
  /** It went out in an emergency: until when it must be approved. Told to those who write or approve it. */
  emergency: UtcInstant.optional(),
});
export type FormItem = z.output<typeof FormItem>;

/** One thing that is wrong with a definition, in the reader's language. */
export const LintProblem = z.object({ pointer: z.string(), code: z.string(), message: z.string() });
export type LintProblem = z.output<typeof LintProblem>;

export { Admission, Approval, PublishDecision };

export const Published = z.object({ id: FormId, version: z.number().int().positive(), decision: PublishDecision });
export type Published = z.output<typeof Published>;

export const DraftKept = z.object({ draft: FormDefinition, problems: z.array(LintProblem) });
export type DraftKept = z.output<typeof DraftKept>;

/** What may be approved, what was, and by whom. `before`: what is live again when no approval comes; 0: nothing. */
export const Approvals = z.object({
  draft: z
    .object({
      /** The tag of the draft as it stands: an approval names it. */
      etag: z.string(),
      by: PersonId,
      name: z.string(),
      at: UtcInstant,
      decision: PublishDecision,
      approvals: z.array(Approval),
      mayApprove: z.boolean(),
    })
    .optional(),
  emergency: z
    .object({
      version: z.number().int().positive(),
      before: z.number().int().nonnegative(),
      due: UtcInstant,
      note: z.string().optional(),
      by: z.string(),
      mayApprove: z.boolean(),
    })
    .optional(),
  approvers: z.array(z.object({ id: PersonId, name: z.string() })),
  versions: z.array(Admission),
});
export type Approvals = z.output<typeof Approvals>;

/** An entity tag as it stands in `ETag`. */
const Tag = z
  .string()
  .regex(/^"\d{1,12}"$/)
  .transform((tag) => Number(tag.slice(1, -1)));
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
      .strictObject({
        /** The draft as it was read: one that was saved since is not published (`precondition-failed`). */
        draft: Tag.optional(),
        /** Whose approval of this very draft counts: it was given before, by themselves. */
        approvedBy: PersonId.optional(),
        /** At once, where an approval is needed; it is due within 24 hours. */
        reason: z.literal("emergency").optional(),
        /** What the emergency is. */
        note: z.string().min(1).max(500).optional(),
      })
      .default({}),
  },
  listApprovals: {
    method: "GET",
    path: "/api/v1/forms/{id}/approvals",
    tag: "forms",
    summary:
      "What publishing the draft comes to, which approvals it has, what waits for one, and how each version came to be live",
    params: OfForm,
  },
  approveForm: {
    method: "POST",
    path: "/api/v1/forms/{id}/approvals",
    tag: "forms",
    summary: "Approve the draft with this tag, or the version that went out in an emergency, as oneself",
    params: OfForm,
    body: z
      .strictObject({
        draft: Tag.optional(),
        version: z.number().int().positive().optional(),
        reason: z.string().trim().min(1).max(500),
      })
      .refine((it) => (it.draft === undefined) !== (it.version === undefined), {
        message: "either a draft or a version",
        path: ["draft"],
      }),
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
  listApprovals: { 200: Approvals },
  approveForm: { 201: Approval },
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
  Approval,
  Admission,
  Approvals,
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
  publishForm: { at: { id: "household-visit" }, example: { approvedBy: "leader" } },
  listApprovals: { at: { id: "household-visit" } },
  approveForm: { at: { id: "household-visit" }, example: { draft: '"10001"', reason: "冬季防火需要" } },
  getFormTypes: { at: { id: "household-visit" } },
} satisfies ExamplesOf<typeof forms>;
