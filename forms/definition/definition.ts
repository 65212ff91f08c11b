// What a form is: the format in which packs, administrators and imports define one.
import * as z from "zod";
import { DeadlineRule } from "../../core/calendar.ts";
import { Role } from "../../core/person.ts";
import { LocalText } from "../../core/text.ts";
import { UnitCode } from "../../core/unit.ts";
import { CaseWidget } from "../fields/case.ts";
import { ChecksWidget } from "../fields/checks.ts";
import { ChoiceWidget } from "../fields/choice.ts";
import { NumberWidget } from "../fields/number.ts";
import { RepeatWidget } from "../fields/repeat.ts";
import { SubjectWidget } from "../fields/subject.ts";
import { fieldTypes } from "../fields/table.ts";
import { UnitWidget } from "../fields/unit.ts";
import { ExpressionText, FieldPath, FormId, SubjectType } from "./names.ts";

export type { CheckItem } from "../fields/checks.ts";
export type { FieldType } from "../fields/table.ts";
export { FormId, SubjectType } from "./names.ts";

/** Why a sensitive field may be asked (PIPL articles 6, 13, 28). */
export const Sensitive = z.object({ purpose: LocalText, legalBasis: z.string().min(1) });

/** How a field is asked; keyed in `ui.widgets` by its path. */
export const Widget = z.object({
  type: z.enum(fieldTypes),
  title: LocalText,
  hint: LocalText.optional(),
  // What single types are asked with; each stands in the type's file.
  ...ChoiceWidget.shape,
  ...ChecksWidget.shape,
  ...RepeatWidget.shape,
  ...SubjectWidget.shape,
  ...UnitWidget.shape,
  ...CaseWidget.shape,
  readonly: z.boolean().optional(),
  sensitive: Sensitive.optional(),
  /** Why it is asked, where the field shows people or homes. */
  reason: LocalText.optional(),
  retainDays: z.number().int().positive().optional(),
  /** What a new form holds before anybody answers: a constant, or an expression when it starts with `=`. */
  initial: z.union([z.string(), z.number(), z.boolean()]).optional(),
  ...NumberWidget.shape,
});
export type Widget = z.infer<typeof Widget>;

export const UiPage = z.object({ title: LocalText, fields: z.array(FieldPath).min(1).max(100) });
export const Constraint = z.object({ field: FieldPath, test: ExpressionText, message: LocalText });

/** A JSON Schema 2020-12 of an object; which keywords are allowed is checked at publish. */
const AnswerSchema = z.looseObject({ type: z.literal("object"), properties: z.record(z.string(), z.looseObject({})) });

/** What is asked, wherever something is asked: a form, or the step of a case. */
export const Questions = z.object({
  schema: AnswerSchema,
  ui: z.object({ pages: z.array(UiPage).min(1).max(30), widgets: z.record(FieldPath, Widget) }),
  logic: z
    .object({
      visible: z.record(FieldPath, ExpressionText).default({}),
      required: z.record(FieldPath, ExpressionText).default({}),
      calculated: z.record(FieldPath, ExpressionText).default({}),
      constraints: z.array(Constraint).max(200).default([]),
    })
    .default({ visible: {}, required: {}, calculated: {}, constraints: [] }),
});
export type Questions = z.infer<typeof Questions>;

/**
 * Where an answer goes in the registry: `household.gasHoseType` is a fact of the submission's subject (which is a household).
 * For a repeat, `each` makes every row a subject of its own below the submission's subject; its id is the row's `id`
 * (set by the client when a row is added, else made from the submission's id and the row's number).
 */
export const FactTarget = z
  .string()
  .regex(/^(household|person|building|organisation|place|asset)\.[A-Za-z][A-Za-z0-9]*$/, "fact-target");
export const FactRule = z.union([
  FactTarget,
  z.object({ each: SubjectType, fact: FactTarget.optional(), facts: z.record(z.string(), FactTarget) }),
]);
export type FactRule = z.infer<typeof FactRule>;

/** Whose account: the case this submission opens, its subject, its unit, or the case that an answer names. */
export const AccountOwner = z.union([z.enum(["self", "subject", "unit"]), z.object({ answer: FieldPath })]);
export const AccountRule = z.object({
  of: AccountOwner,
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  /** The first entry of a new account (only `self`). */
  opening: ExpressionText.optional(),
  /** The change; not made when the expression is 0 or empty, or the answer that names the owner is. */
  entry: ExpressionText.optional(),
  /** Of an account of the case itself: another form's entries are bound by it. */
  floor: z.number().default(0),
  /** Forms that may take from it; when not said, those of the same department. Of an account of the form's own. */
  takers: z.array(FormId).max(20).optional(),
});
export type AccountRule = z.infer<typeof AccountRule>;

/** A case that this submission raises; with `each`, one for every row of a repeat or line of a table of checks (`@key` names the line, `@title` its Chinese title). */
export const Raise = z.object({
  each: FieldPath.optional(),
  when: ExpressionText.optional(),
  form: FormId,
  with: z.record(z.string(), ExpressionText).default({}),
});
export type Raise = z.infer<typeof Raise>;

/** Who may act: a role at the case's unit or a level above it, or the very assignee. */
export const StepActor = z.union([
  z.object({ role: Role, at: z.enum(["grid", "community", "township", "county", "department", "owner"]).optional() }),
  z.object({ assignee: z.literal(true) }),
]);
export type StepActor = z.infer<typeof StepActor>;

export const Transition = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: LocalText,
  to: z.string(),
  /** Shown as the main button, a plain one, or as a warning. */
  tone: z.enum(["main", "plain", "warning"]).default("plain"),
  questions: Questions.optional(),
  /** Only while this holds of the case's and the transition's answers. */
  when: ExpressionText.optional(),
  /** The person who did a `handles` step of this case may never do a `verifies` one. */
  handles: z.boolean().optional(),
  verifies: z.boolean().optional(),
  /** The answer that names a department: from now on it sees and handles the case beside the one that answers for the form. */
  assigns: FieldPath.optional(),
  /** Entries made with the transition, such as giving back what a withdrawn project had claimed. */
  accounts: z.array(AccountRule).max(20).optional(),
});
export type Transition = z.infer<typeof Transition>;

export const Step = z.object({
  title: LocalText,
  actors: z.array(StepActor).default([]),
  deadline: DeadlineRule.optional(),
  transitions: z.array(Transition).default([]),
  /** What was due is done here: later steps (a rating) are never overdue. */
  meetsDeadline: z.boolean().optional(),
  /** The case is closed here; an outcome for lists and counters. */
  closed: z.enum(["done", "withdrawn", "expired", "refused"]).optional(),
});
export type Step = z.infer<typeof Step>;

export const Workflow = z.object({
  /** The case's title in lists. */
  title: ExpressionText,
  start: z.string(),
  /** The whole case's deadline: a rule, or an answer that holds a date (its end of working time counts). */
  deadline: z.union([DeadlineRule, z.object({ answer: FieldPath })]).optional(),
  /** Where the case goes by itself when its deadline passes (an offer expires); without it, it becomes overdue. */
  onDeadline: z.object({ to: z.string() }).optional(),
  /** Which list of the client shows it. */
  list: z.enum(["hazards", "offers", "demands", "projects", "cases"]).default("cases"),
  steps: z.record(z.string(), Step),
});
export type Workflow = z.infer<typeof Workflow>;

/** `form/counter`, or `counter` of this form. */
const CounterRef = z.string().regex(/^([a-z][a-z0-9-]*\/)?[a-z][a-z0-9-]*$/);

/** Something that is counted: what every figure and report reads. */
export const Counter = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: LocalText,
  /**
   * `submitted`: a submission, in the period it was filled. `due`: a case, in the period of its deadline.
   * `closed`: a case closed `done`, in the period of closing, or `at: "due"` in that of its deadline.
   * `overdue`: a case whose deadline passed unmet. `step:x`: a case that reached step x.
   */
  on: z.union([z.enum(["submitted", "due", "closed", "overdue"]), z.templateLiteral(["step:", z.string()])]),
  at: z.enum(["event", "due"]).default("event"),
  inTime: z.boolean().optional(),
  /** A condition counts 1, a number is summed; without it 1. */
  count: ExpressionText.optional(),
  /** Breaks the counter down by a choice. */
  by: FieldPath.optional(),
  /** Counts each subject once in a period, however often it is visited. */
  distinct: z.literal("subject").optional(),
});
export type Counter = z.infer<typeof Counter>;

/** A rate of two counters, or of a counter and a stock of the registry. Never clamped. */
export const Ratio = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: LocalText,
  ratio: z.object({ numerator: CounterRef, denominator: z.union([CounterRef, z.object({ stock: SubjectType })]) }),
  /** The formula in words, printed in method notes. */
  formula: LocalText,
  goal: z.number().optional(),
});
export type Ratio = z.infer<typeof Ratio>;

export const Cadence = z.object({
  every: z.enum(["week", "month", "quarter", "year"]),
  per: z.enum(["subject", "unit"]),
});

export const FormDefinition = z.object({
  id: FormId,
  title: LocalText,
  purpose: LocalText,
  legalBasis: z.string().min(1),
  /** The department that answers for the form. */
  owner: UnitCode,
  /** Where it is offered, synced and accepted: in these units and all below. When not said, in the owner's county. */
  units: z.array(UnitCode).min(1).max(50).optional(),
  expires: z.iso.date(),
  subject: SubjectType.optional(),
  filledBy: z.array(Role).min(1),
  /** Stands for the form in lists: one emoji. */
  icon: z.string().max(8).optional(),
  cadence: Cadence.optional(),
  ...Questions.shape,
  facts: z.record(FieldPath, FactRule).default({}),
  accounts: z.array(AccountRule).max(10).default([]),
  workflow: Workflow.nullable().default(null),
  raises: z.array(Raise).max(10).default([]),
  indicators: z
    .array(z.union([Ratio, Counter]))
    .max(60)
    .default([]),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

/** A published version: immutable. */
export const FormVersion = z.object({
  ...FormDefinition.shape,
  version: z.number().int().positive(),
  publishedAt: z.string(),
  publishedBy: z.string(),
});
export type FormVersion = z.infer<typeof FormVersion>;

export const isRatio = (it: Counter | Ratio): it is Ratio => "ratio" in it;
