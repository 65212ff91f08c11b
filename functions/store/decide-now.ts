// What a decision must know: the form, the subject and what is known of it, checked answers, all loaded and decided.

import type { Actor } from "../../core/person.ts";
import { type FieldError, problem } from "../../core/problem.ts";
import { checkAnswers } from "../../forms/answers/check.ts";
import { restoreMasked } from "../../forms/answers/masked.ts";
import { masksOf } from "../../forms/answers/masks.ts";
import { sizeErrors } from "../../forms/answers/size.ts";
import type { Answers, Submission, SubmissionRecord } from "../../forms/answers/submission.ts";
import { type CompiledForm, compileForm } from "../../forms/decide/compiled-form.ts";
import { type Decision, decide, type KnownToRegistry } from "../../forms/decide/decide.ts";
import { isFilledAt, mayFillAt } from "../../forms/definition/may-fill.ts";
import { kindOf } from "../../forms/fields/table.ts";
import { partIds } from "../../forms/registry/record-facts.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import { subjectFacts } from "../../forms/registry/subject.ts";
import type { Deps } from "../deps.ts";
import { grant } from "./accounts.ts";
import { loadActivity } from "./activity.ts";
import { mayRead } from "./cases.ts";
import type { Granted } from "./commit-decision.ts";
import { formHead, formVersion, lastForm } from "./forms.ts";
import { caseOf, subjectOf } from "./items.ts";
import * as keys from "./keys.ts";
import { hiddenFacts } from "./masks.ts";
import { unitExists } from "./units.ts";

/**
 * The form of a submission that this sender may make and whose answers are small enough to be looked at.
 * Throws `content-invalid`, `forbidden`, `answers-invalid`.
 */
export async function formFor(deps: Deps, actor: Actor, submission: Submission): Promise<CompiledForm> {
  const version = await formVersion(deps, submission.form, submission.version);
  if (!version)
    throw invalid("content-invalid", "/form", "unknown", "没有这个表单或版本", "There is no such form or version");
  if (!(await unitExists(deps, submission.unit)))
    throw invalid("content-invalid", "/unit", "unknown", "没有这个单位", "There is no such unit");
  if (!isFilledAt(version, submission.unit))
    throw invalid(
      "content-invalid",
      "/unit",
      "elsewhere",
      "该单位不填这张表单",
      "This form is not filled in that unit",
    );
  if (!mayFillAt(actor, version, submission.unit)) throw problem("forbidden", { action: "submission.create" });
  // Before anything is loaded for what the answers name.
  const large = sizeErrors(submission.answers);
  if (large.length > 0) throw problem("answers-invalid", { errors: large });
  return compileForm(version);
}

/** Loads what bears on the submission, checks the answers and decides. */
export async function decideNow(
  deps: Deps,
  actor: Actor,
  form: CompiledForm,
  submission: Submission,
  sent: string,
  previous?: SubmissionRecord,
): Promise<Granted<Decision>> {
  const now = deps.clock.now();
  const loaded = await loadKnown(deps, form, submission, previous);
  const { schemaCheck, matches } = await deps.checking();
  const restored = restoreMasked(
    form.version,
    masksOf(form.version, loaded.hidden),
    submission.answers,
    loaded.subject,
  );
  const checked = checkAnswers(
    form.questions,
    restored,
    { now: submission.filledAt, extra: subjectFacts(loaded.subject), matches },
    schemaCheck(`${submission.form}@${submission.version}`, form.version.schema),
  );
  const errors = [...checked.errors, ...(await checkCases(deps, actor, form, checked.answers))];
  if (errors.length > 0) throw problem("answers-invalid", { errors });
  const decision = decide(form, submission, checked.answers, sent, actor.person, loaded, now);
  return { ...decision, entries: await grant(deps, actor, decision.entries) };
}

async function loadKnown(
  deps: Deps,
  form: CompiledForm,
  submission: Submission,
  previous?: SubmissionRecord,
): Promise<KnownToRegistry> {
  const { version } = form;
  const [subject, activity, parts] = await Promise.all([
    loadSubject(deps, form, submission),
    // It counts when it was filled, or now where the device's clock runs ahead.
    submission.subject
      ? loadActivity(deps, submission.subject, submission.form, [submission.filledAt, deps.clock.now()])
      : undefined,
    loadParts(deps, form, submission),
  ]);
  const raised = new Map<string, CompiledForm>();
  for (const { form: id } of version.raises) {
    // A form that nobody published is missed by the decision, and only when it would be raised.
    // One that was stopped takes what it is raised for as before: who fills in the raiser did nothing wrong.
    const form = (await formHead(deps, id)) && (await lastForm(deps, id));
    if (form) raised.set(id, compileForm(form));
  }
  return { subject, activity, parts, raised, calendar: deps.calendar, hidden: await hiddenFacts(deps), previous };
}

async function loadSubject(deps: Deps, form: CompiledForm, submission: Submission): Promise<Subject | undefined> {
  const { subject: type } = form.version;
  if (!type && !submission.subject) return undefined;
  if (!submission.subject)
    throw invalid("content-invalid", "/subject", "required", "请选择填报对象", "Choose what this is about");
  const item = await deps.table.get(keys.subjectKey(submission.subject));
  const subject = item && subjectOf(item);
  // One answer for "not there" and "not in that unit": a stranger's id must not be told apart.
  if (!subject || (type && subject.type !== type) || subject.unit !== submission.unit) {
    throw invalid("content-invalid", "/subject", "unknown", "该单位没有这个填报对象", "That unit has no such subject");
  }
  return subject;
}

async function loadParts(deps: Deps, form: CompiledForm, submission: Submission): Promise<Map<string, Subject>> {
  const ids = partIds(form.version, submission.id, submission.answers);
  if (ids.length === 0) return new Map();
  const items = await deps.table.getMany(ids.map(keys.subjectKey));
  return new Map(items.map((item) => [subjectOf(item).id, subjectOf(item)]));
}

/** Answers that name a case must name an open one of the right form that its reader may see. */
async function checkCases(deps: Deps, actor: Actor, form: CompiledForm, answers: Answers): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  for (const field of form.questions.fields) {
    const id = answers[field.path];
    if (kindOf(field.widget.type).names !== "case" || typeof id !== "string") continue;
    const item = await deps.table.get(keys.caseKey(id));
    const state = item && caseOf(item);
    const fits = state && (field.widget.caseForms ?? [state.form]).includes(state.form);
    if (!fits || !mayRead(actor, state)) {
      errors.push({
        pointer: `/${field.path}`,
        code: "unknown",
        message: { zh: "没有找到对应的事项", en: "There is no such case" },
      });
    } else if (state.status !== "open") {
      errors.push({
        pointer: `/${field.path}`,
        code: "closed",
        message: { zh: "该事项已结束", en: "This case is closed" },
      });
    }
  }
  return errors;
}

export const invalid = (code: "content-invalid", pointer: string, kind: string, zh: string, en: string) =>
  problem(code, { errors: [{ pointer, code: kind, message: { zh, en } }] });
