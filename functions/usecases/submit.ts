// A submission arrives: repeated ones get their receipt again, new ones are checked, decided once and committed once.
import { canonical } from "../../core/canonical.ts";
import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { type FieldError, problem } from "../../core/problem.ts";
import { localDate } from "../../core/time.ts";
import { checkAnswers } from "../../forms/check-answers.ts";
import { type CompiledForm, compileForm } from "../../forms/compiled-form.ts";
import { type Decision, decide, type Known } from "../../forms/decide.ts";
import { restoreMasked } from "../../forms/prefill.ts";
import { partIds } from "../../forms/registry/record-facts.ts";
import type { Activity, Subject } from "../../forms/registry/subject.ts";
import {
  type Answer,
  type Answers,
  filesIn,
  type Receipt,
  type Submission,
  type SubmissionRecord,
} from "../../forms/submission.ts";
import * as keys from "../keys.ts";
import type { Item, Refused } from "../ports.ts";
import { type Planned, planDecision } from "./commit-decision.ts";
import type { Deps } from "./deps.ts";
import { formHead, formVersion, liveForm } from "./load-form.ts";
import { activityOf, balanceOf, caseOf, subjectOf, submissionOf } from "./stored.ts";
import { unitExists } from "./units.ts";

export type Submitted = { receipt: Receipt; repeat: boolean };

/** How often a submission is decided anew because what it rests on changed under it: of those that meet, one gets through each time. */
const maxTries = 64;

/**
 * Takes a submission. The same content under the same id gives the same receipt, however often and late.
 * Throws `submission-id-reused`, `answers-invalid`, `content-invalid`, `forbidden`, `balance-insufficient`, `form-closed`.
 */
export async function submit(deps: Deps, actor: Actor, submission: Submission): Promise<Submitted> {
  const sent = canonical({ ...submission, seconds: undefined });
  const known = await deps.table.get(keys.submissionKey(submission.id));
  if (known) return repeatOf(deps, submissionOf(known), sent, actor);
  const form = await formFor(deps, actor, submission);
  await stillOpen(deps, submission);
  const files = await knownFiles(deps, submission.answers, submission.files);
  for (let tries = 1; ; tries++) {
    const decision = await decideNow(deps, actor, form, submission, sent);
    const plan = planDecision(decision, form.version.owner, files);
    const result = await deps.table.commit(plan.map((it) => it.write));
    if (result.ok) return { receipt: receiptOf(decision.submission), repeat: false };
    const standing = plan[result.at];
    if (standing?.purpose.kind === "submission" && result.stood)
      return repeatOf(deps, submissionOf(result.stood), sent, actor);
    if (!mayRetry(standing) || tries >= maxTries) throw refusal(form, submission, standing, result);
  }
}

export const receiptOf = (record: SubmissionRecord): Receipt => ({
  id: record.id,
  receivedAt: record.receivedAt,
  revision: record.revision,
  effects: record.effects,
});

async function repeatOf(deps: Deps, record: SubmissionRecord, sent: string, actor: Actor): Promise<Submitted> {
  if (record.by === actor.person && (record.sent === sent || (await firstSent(deps, record)) === sent))
    return { receipt: receiptOf(record), repeat: true };
  throw problem("submission-id-reused", { id: record.id });
}

/** What was sent before it was corrected: a device whose first answer was lost sends that again, however late. */
async function firstSent(deps: Deps, record: SubmissionRecord): Promise<string | undefined> {
  const first = record.revision > 1 ? await deps.table.get(keys.revisionKey(record.id, 1)) : undefined;
  return first && submissionOf(first).sent;
}

/** Facts and activity of one subject change with every visit; who came second decides again on what now stands. */
const mayRetry = (planned: Planned | undefined): boolean =>
  planned?.purpose.kind === "subject" || planned?.purpose.kind === "activity";

export async function formFor(deps: Deps, actor: Actor, submission: Submission): Promise<CompiledForm> {
  const version = await formVersion(deps, submission.form, submission.version);
  if (!version)
    throw invalid("content-invalid", "/form", "unknown", "没有这个表单或版本", "There is no such form or version");
  if (!(await unitExists(deps, submission.unit)))
    throw invalid("content-invalid", "/unit", "unknown", "没有这个单位", "There is no such unit");
  if (!can(actor, "submission.create", { unit: submission.unit, owner: version.owner, filledBy: version.filledBy })) {
    throw problem("forbidden", { action: "submission.create" });
  }
  return compileForm(version);
}

/** What was filled in after the form's last day comes too late, of whatever version; what was filled in before lands however late. */
async function stillOpen(deps: Deps, submission: Submission): Promise<void> {
  const { expires } = await liveForm(deps, submission.form);
  if (localDate(submission.filledAt) > expires) throw problem("form-closed", { form: submission.form, expires });
}

/** Loads what bears on the submission, checks the answers and decides. */
export async function decideNow(
  deps: Deps,
  actor: Actor,
  form: CompiledForm,
  submission: Submission,
  sent: string,
  previous?: SubmissionRecord,
): Promise<Decision> {
  const now = deps.clock.now();
  const loaded = await loadKnown(deps, form, submission, previous);
  const { schemaCheck, matches } = await deps.checking();
  const restored = restoreMasked(form.version, submission.answers, loaded.subject);
  const checked = checkAnswers(
    form.questions,
    restored,
    { now: submission.filledAt, extra: subjectFacts(loaded.subject), matches },
    schemaCheck(`${submission.form}@${submission.version}`, form.version.schema),
  );
  const errors = [...checked.errors, ...(await checkCases(deps, actor, form, checked.answers))];
  if (errors.length > 0) throw problem("answers-invalid", { errors });
  return decide(form, submission, checked.answers, sent, actor.person, loaded, now);
}

async function loadKnown(
  deps: Deps,
  form: CompiledForm,
  submission: Submission,
  previous?: SubmissionRecord,
): Promise<Known> {
  const { version } = form;
  const [subject, activity, parts] = await Promise.all([
    loadSubject(deps, form, submission),
    loadActivity(deps, submission),
    loadParts(deps, form, submission),
  ]);
  const raised = new Map<string, CompiledForm>();
  for (const { form: id } of version.raises) {
    // A form that nobody published is missed by the decision, and only when it would be raised.
    if (await formHead(deps, id)) raised.set(id, compileForm(await liveForm(deps, id)));
  }
  return { subject, activity, parts, raised, calendar: deps.calendar, previous };
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

async function loadActivity(deps: Deps, submission: Submission): Promise<Activity | undefined> {
  if (!submission.subject) return undefined;
  const item = await deps.table.get(keys.activityKey(submission.subject, submission.form));
  return item && activityOf(item);
}

async function loadParts(deps: Deps, form: CompiledForm, submission: Submission): Promise<Map<string, Subject>> {
  const ids = partIds(form.version, submission.id, submission.answers);
  if (ids.length === 0) return new Map();
  const items = await deps.table.getMany(ids.map(keys.subjectKey));
  return new Map(items.map((item) => [subjectOf(item).id, subjectOf(item)]));
}

/** The registry's facts of the subject as expressions see them: `${@subject.gasHoseType}`. */
export const subjectFacts = (subject: Subject | undefined): Record<string, Answer> =>
  subject
    ? Object.fromEntries(Object.entries(subject.facts).map(([name, fact]) => [`subject.${name}`, fact.value]))
    : {};

/** Answers that name a case must name an open one of the right form that its reader may see. */
async function checkCases(deps: Deps, actor: Actor, form: CompiledForm, answers: Answers): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  for (const field of form.questions.fields) {
    const id = answers[field.path];
    if (field.widget.type !== "case" || typeof id !== "string") continue;
    const item = await deps.table.get(keys.caseKey(id));
    const state = item && caseOf(item);
    const fits = state && (field.widget.caseForms ?? [state.form]).includes(state.form);
    if (!fits || !can(actor, "offer.read", { unit: state.unit })) {
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

/**
 * The files that answers speak of or that stand beside them, as far as somebody uploaded them. What a sender lists must be there
 * (throws `content-invalid`); a name that an answer alone mentions may come later, or from another system.
 */
export async function knownFiles(
  deps: Deps,
  answers: Answers,
  listed: readonly string[],
): Promise<ReadonlySet<string>> {
  const names = filesIn(answers, listed);
  if (names.length === 0) return new Set();
  const stored = new Set((await deps.table.getMany(names.map(keys.fileKey))).map((item: Item) => item.pk));
  const known = names.filter((name) => stored.has(keys.fileKey(name).pk));
  const errors = listed.flatMap((name, at) =>
    known.includes(name)
      ? []
      : [
          {
            pointer: `/files/${at}`,
            file: name,
            code: "file-missing",
            message: { zh: "文件尚未上传", en: "This file was not uploaded" },
          },
        ],
  );
  if (errors.length > 0) throw problem("content-invalid", { errors });
  return new Set(known);
}

function refusal(form: CompiledForm, submission: Submission, planned: Planned | undefined, result: Refused) {
  const purpose = planned?.purpose;
  if (purpose?.kind === "account") {
    return problem("balance-insufficient", {
      case: purpose.owner,
      account: purpose.name,
      remaining: balanceOf(result.stood) ?? 0,
    });
  }
  if (purpose?.kind === "open-case") return problem("transition-not-open", { case: purpose.owner });
  return problem("changed-meanwhile", { form: form.version.id, id: submission.id });
}

const invalid = (code: "content-invalid", pointer: string, kind: string, zh: string, en: string) =>
  problem(code, { errors: [{ pointer, code: kind, message: { zh, en } }] });
