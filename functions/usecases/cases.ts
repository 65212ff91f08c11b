// Cases: lists, one with its history, and taking a step.

import { dueAt } from "../../core/calendar.ts";
import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { problem } from "../../core/problem.ts";
import type { LocalText } from "../../core/text.ts";
import { isWithin } from "../../core/unit.ts";
import { checkAnswers } from "../../forms/check-answers.ts";
import { answersOf } from "../../forms/counters.ts";
import type { Questions, Transition } from "../../forms/definition.ts";
import { maskAnswers } from "../../forms/prefill.ts";
import type { Answers } from "../../forms/submission.ts";
import { type Advance, advance, openTransitions, passDeadline } from "../../forms/workflow/advance.ts";
import { type CaseState, departmentsOf } from "../../forms/workflow/case-state.ts";
import * as keys from "../keys.ts";
import type { Page } from "../ports.ts";
import { type Planned, planEntries, planShown, planTallies, type Shown } from "./commit-decision.ts";
import type { Deps } from "./deps.ts";
import { formOfCase } from "./load-form.ts";
import { all, type Paged, pageOver } from "./page-over.ts";
import { personName } from "./people.ts";
import { balanceOf, caseItem, caseOf } from "./stored.ts";
import { knownFiles } from "./submit.ts";
import { partitionsWithin, unitTitle } from "./units.ts";

export const caseLists = ["hazards", "offers", "demands", "projects", "cases"] as const;
export type CaseList = (typeof caseLists)[number];
/** Offers and demands are there for everybody of the county: that is what they are published for. */
const shared: readonly CaseList[] = ["offers", "demands"];

export type CaseView = Pick<
  CaseState,
  | "id"
  | "form"
  | "list"
  | "title"
  | "unit"
  | "subject"
  | "step"
  | "status"
  | "openedAt"
  | "stepDueAt"
  | "dueAt"
  | "answers"
  | "version"
> & {
  formTitle: LocalText;
  unitTitle: LocalText;
  stepTitle: LocalText;
  overdue: boolean;
  quantity?: number;
  remaining?: number;
  transitions: (Pick<Transition, "id" | "title" | "tone"> & { questions?: Questions })[];
};

const mayRead = (actor: Actor, state: CaseState): boolean =>
  departmentsOf(state).some((owner) => can(actor, "case.read", { unit: state.unit, owner, by: state.openedBy })) ||
  (shared.includes(state.list) && can(actor, "offer.read", { unit: state.unit }));

export type CaseQuery = {
  unit: string;
  lists?: readonly CaseList[];
  open?: boolean;
  step?: string;
  assignee?: string;
  theme?: string;
  form?: string;
};

/** Cases of a unit's subtree that the actor may see, the most urgent first within each township. */
export async function listCases(deps: Deps, actor: Actor, query: CaseQuery, page: Page): Promise<Paged<CaseView>> {
  const lists = query.lists ?? caseLists;
  const partitions = await partitionsWithin(deps, query.unit);
  const ranges = lists.flatMap((list) =>
    partitions.map((township) => keys.casesOfList(list, township, query.open ?? true)),
  );
  const found = await pageOver(
    deps.table,
    query.assignee ? [keys.casesOfAssignee(query.assignee)] : ranges,
    page,
    (item) => {
      const state = caseOf(item);
      const fits =
        isWithin(state.unit, query.unit) &&
        lists.includes(state.list) &&
        (state.status === "open") === (query.open ?? true) &&
        (!query.step || state.step === query.step) &&
        (!query.form || state.form === query.form) &&
        (!query.theme || state.answers.theme === query.theme);
      return fits && mayRead(actor, state) ? state : undefined;
    },
  );
  return { ...found, items: await viewsOf(deps, actor, found.items) };
}

/** Cases as lists show them: titles, what is left of a quantity, and what this actor may do now. */
export async function viewsOf(deps: Deps, actor: Actor, states: CaseState[]): Promise<CaseView[]> {
  const accounts = await deps.table.getMany(states.map((it) => keys.accountKey(it.id, "remaining")));
  const remaining = new Map(accounts.map((item) => [item.pk, item]));
  const now = deps.clock.now();
  return Promise.all(
    states.map(async (state): Promise<CaseView> => {
      const form = await formOfCase(deps, state);
      const account = remaining.get(keys.accountKey(state.id, "remaining").pk);
      const { id, list, title, unit, subject, step, status, openedAt, stepDueAt, dueAt: due, version } = state;
      return {
        id,
        form: state.form,
        formTitle: form.version.title,
        list,
        title,
        unit,
        unitTitle: await unitTitle(deps, unit),
        subject,
        step,
        stepTitle: form.version.workflow?.steps[step]?.title ?? { zh: step },
        status,
        openedAt,
        stepDueAt,
        dueAt: due,
        overdue: status === "open" && due !== undefined && due < now && !state.metAt,
        ...(account && { remaining: balanceOf(account), quantity: Number(account.opened ?? 0) }),
        answers: maskAnswers(form.version.ui, state.answers),
        transitions: openTransitions(form, state, actor).map(({ transition }) => ({
          id: transition.id,
          title: transition.title,
          tone: transition.tone,
          questions: transition.questions,
        })),
        version,
      };
    }),
  );
}

/** Throws `not-found` for what is not there or not the actor's, alike. */
export async function loadCase(deps: Deps, actor: Actor, id: string): Promise<CaseState> {
  const item = await deps.table.get(keys.caseKey(id));
  const state = item && caseOf(item);
  if (!state || !mayRead(actor, state)) throw problem("not-found", { case: id });
  return state;
}

export async function getCase(deps: Deps, actor: Actor, id: string) {
  const state = await loadCase(deps, actor, id);
  const form = await formOfCase(deps, state);
  const [view] = await viewsOf(deps, actor, [state]);
  const entries = await all(deps.table, keys.entriesOfAccount(id, "remaining"));
  return {
    ...(view as CaseView),
    raisedBy: state.raisedBy,
    openedBy: await personName(deps, state.openedBy),
    closedAt: state.closedAt,
    history: await Promise.all(
      state.history.map(async (event) => {
        const compiled = form.transitions.get(`${event.from}/${event.transition}`);
        return {
          ...event,
          byName: event.by === "system" ? "系统" : await personName(deps, event.by),
          transitionTitle: compiled?.transition.title ?? { zh: "到期", en: "Expired" },
          questions: compiled?.transition.questions,
          answers: compiled?.transition.questions
            ? maskAnswers(compiled.transition.questions.ui, event.answers)
            : event.answers,
        };
      }),
    ),
    entries: entries.map((item) => ({ source: item.sk.split("#").at(-1), delta: item.delta, at: item.at })),
    questions: { schema: form.version.schema, ui: form.version.ui, logic: form.version.logic },
    explain: explainDeadline(deps, form.version.workflow?.deadline, state),
  };
}

/** Every deadline can explain itself: from when it ran and which days it skipped. */
function explainDeadline(deps: Deps, rule: unknown, state: CaseState) {
  if (!rule || !state.dueAt) return undefined;
  if (typeof rule === "object" && "answer" in rule) return { dueAt: state.dueAt, answer: rule.answer };
  return dueAt(rule as Parameters<typeof dueAt>[0], state.openedAt, deps.calendar);
}

export type TransitionCommand = { id: string; transition: string; answers: Answers; files?: string[] };

/**
 * Takes a step. The same transition under the same id is taken once.
 * Throws `transition-not-open`, `forbidden`, `answers-invalid`, `content-invalid` (a file that was not uploaded), `balance-insufficient`.
 */
export async function transition(
  deps: Deps,
  actor: Actor,
  caseId: string,
  command: TransitionCommand,
): Promise<{ view: CaseView; repeat: boolean }> {
  for (let tries = 0; tries < 10; tries++) {
    const state = await loadCase(deps, actor, caseId);
    const done = state.history.find((event) => event.id === command.id);
    if (done) {
      if (done.by !== actor.person || done.transition !== command.transition)
        throw problem("submission-id-reused", { id: command.id });
      return { view: (await viewsOf(deps, actor, [state]))[0] as CaseView, repeat: true };
    }
    const form = await formOfCase(deps, state);
    const questions = form.transitions.get(`${state.step}/${command.transition}`)?.questions;
    const at = deps.clock.now();
    let { answers } = command;
    if (questions) {
      const { schemaCheck, matches } = await deps.checking();
      const checked = checkAnswers(
        questions,
        answers,
        { now: at, matches, extra: prefixed("case", answersOf(state)) },
        schemaCheck(
          `${state.form}@${state.formVersion}/${state.step}/${command.transition}`,
          questions.questions.schema,
        ),
      );
      // Whether the step may be taken at all comes before what was filled in on it.
      advance(form, state, { ...command, answers: checked.answers, by: actor.person, at }, actor, deps.calendar);
      if (checked.errors.length > 0) throw problem("answers-invalid", { errors: checked.errors });
      answers = checked.answers;
    } else {
      answers = {};
    }
    const files = [...(await knownFiles(deps, answers, command.files ?? []))];
    const next = advance(form, state, { ...command, answers, by: actor.person, at }, actor, deps.calendar);
    const plan = [...planAdvance(state, next, command.id), ...planShown(await shownBy(deps, state, next.state, files))];
    const result = await deps.table.commit(plan.map((it) => it.write));
    if (result.ok) return { view: (await viewsOf(deps, actor, [next.state]))[0] as CaseView, repeat: false };
    const refused = plan[result.at];
    if (refused?.purpose.kind === "account") {
      throw problem("balance-insufficient", { case: refused.purpose.owner, remaining: balanceOf(result.stood) ?? 0 });
    }
  }
  throw problem("changed-meanwhile");
}

/** What a step shows is for all departments of the case; one that is new to it sees what the case showed before. */
async function shownBy(deps: Deps, before: CaseState, after: CaseState, files: string[]): Promise<Shown[]> {
  const { unit } = after;
  const had = departmentsOf(before);
  const shown = departmentsOf(after).map((owner) => ({ files, unit, owner }));
  const isNew = shown.filter(({ owner }) => !had.includes(owner));
  if (isNew.length === 0) return shown;
  const earlier = [...(await knownFiles(deps, answersOf(before), []))];
  return [...shown, ...isNew.map((it) => ({ ...it, files: earlier }))];
}

const prefixed = (prefix: string, answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [`${prefix}.${name}`, value]));

function planAdvance(before: CaseState, next: Advance, event: string): Planned[] {
  return [
    {
      purpose: { kind: "case" },
      write: { kind: "put", item: caseItem(next.state), when: { kind: "version", is: before.version } },
    },
    ...planEntries(next.entries, event, next.state.history.at(-1)?.at ?? before.openedAt),
    ...planTallies(next.tallies),
  ];
}

/** What the tick does when a case's deadline comes: nothing when the case is closed or was moved on meanwhile. */
export async function meetDeadline(deps: Deps, id: string): Promise<"passed" | "nothing"> {
  for (let tries = 0; tries < 10; tries++) {
    const item = await deps.table.get(keys.caseKey(id));
    if (!item) return "nothing";
    const state = caseOf(item);
    const next = passDeadline(await formOfCase(deps, state), state, deps.clock.now());
    if (!next) return "nothing";
    const result = await deps.table.commit(planAdvance(state, next, `deadline:${id}`).map((it) => it.write));
    if (result.ok) return "passed";
  }
  throw problem("changed-meanwhile");
}
