// One step of a case: who may take it, what becomes of the case, and what else changes with it.
import type { Calendar } from "../../core/calendar.ts";
import { truthy } from "../../core/expression/evaluate.ts";
import { covers } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { problem } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import { levelOf, UnitCode } from "../../core/unit.ts";
import type { Answers } from "../answers/submission.ts";
import { accountName, type EntryChange, entriesFor, entriesMeant, takerOf } from "../decide/accounts.ts";
import { bounded, type CompiledForm, type CompiledTransition, resultOf } from "../decide/compiled-form.ts";
import { answersOf, contributionsOfCase, type TallyChange, TallySheet } from "../decide/counters.ts";
import type { StepActor, Transition } from "../definition/definition.ts";
import { type CaseEvent, type CaseState, departmentsOf } from "./case-state.ts";
import { stepDeadline } from "./deadline.ts";

export type Advance = { state: CaseState; entries: EntryChange[]; tallies: TallyChange[] };

export type TransitionEvent = { id: string; transition: string; answers: Answers; by: string; at: Instant };

/** The transitions of a case's present step that an actor may take now; their `when` is not asked yet. */
export function openTransitions(form: CompiledForm, state: CaseState, actor: Actor): CompiledTransition[] {
  const step = form.version.workflow?.steps[state.step];
  if (!step || state.status !== "open") return [];
  if (!step.actors.some((wanted) => isActor(wanted, state, actor))) return [];
  return step.transitions
    .filter((it) => !(it.verifies && hasHandled(state, actor)))
    .flatMap((it) => form.transitions.get(`${state.step}/${it.id}`) ?? []);
}

/** The rule of every workflow: who handled a case never verifies it. */
const hasHandled = (state: CaseState, actor: Actor): boolean =>
  state.history.some((event) => event.handles && event.by === actor.person);

function isActor(wanted: StepActor, state: CaseState, actor: Actor): boolean {
  if ("assignee" in wanted) return state.assignee === actor.person;
  return actor.posts.some((post) => {
    if (post.role !== wanted.role) return false;
    // The unit that published an offer acts on it, whoever else stands above.
    if (wanted.at === "owner") return post.unit === state.unit || covers(post, { unit: state.unit });
    if (wanted.at && levelOf(post.unit) !== wanted.at) return false;
    return departmentsOf(state).some((owner) => covers(post, { unit: state.unit, owner }));
  });
}

/**
 * The case after a transition with its answers (already checked).
 * Throws `transition-not-open` when the step has no such transition or its condition does not hold,
 * `forbidden` when the actor may not take it.
 */
export function advance(
  form: CompiledForm,
  state: CaseState,
  event: TransitionEvent,
  actor: Actor,
  calendar: Calendar,
): Advance {
  const compiled = state.status === "open" ? form.transitions.get(`${state.step}/${event.transition}`) : undefined;
  if (!compiled) throw problem("transition-not-open", { step: state.step, transition: event.transition });
  if (!openTransitions(form, state, actor).includes(compiled)) {
    throw problem(
      "forbidden",
      compiled.transition.verifies && hasHandled(state, actor) ? { reason: "handler-never-verifies" } : {},
    );
  }
  return bounded(() => moveAlong(form, state, compiled, event, calendar));
}

/** What happens by itself when the case's deadline passes: it goes where its workflow says, or is overdue from now on. */
export function passDeadline(form: CompiledForm, state: CaseState, now: Instant): Advance | undefined {
  if (state.status !== "open" || !state.dueAt || state.dueAt > now || state.overdueAt || state.metAt) return undefined;
  const to = form.version.workflow?.onDeadline?.to;
  const moved: CaseState = to
    ? enter(
        form,
        state,
        {
          id: `deadline:${state.id}`,
          at: state.dueAt,
          by: "system",
          transition: "deadline",
          from: state.step,
          to,
          answers: {},
        },
        undefined,
      )
    : { ...state, version: state.version + 1 };
  // A case that goes on after its deadline is overdue, wherever it went; so the deadline passes once.
  const after: CaseState = moved.status === "open" ? { ...moved, overdueAt: state.dueAt } : moved;
  return { state: after, entries: [], tallies: differenceOf(form, state, after) };
}

function moveAlong(
  form: CompiledForm,
  state: CaseState,
  compiled: CompiledTransition,
  event: TransitionEvent,
  calendar: Calendar,
): Advance {
  const { transition } = compiled;
  const answers = askedOf(compiled, event.answers);
  const all = { ...answersOf(state), ...answers };
  if (compiled.when && !truthy(resultOf(compiled.when, all, event.at))) {
    throw problem("transition-not-open", { step: state.step, transition: transition.id });
  }
  const recorded: CaseEvent = {
    id: event.id,
    at: event.at,
    by: event.by,
    transition: transition.id,
    from: state.step,
    to: transition.to,
    answers,
    ...(transition.handles && { handles: true }),
  };
  const department = assignedBy(transition, answers) ?? state.department;
  const after = enter(form, department ? { ...state, department } : state, recorded, calendar);
  const { id: caseId, subject, unit } = state;
  const entries = entriesFor(compiled.accounts, [takerOf(form)], {
    caseId,
    subject,
    unit,
    answers: all,
    now: event.at,
    taken: takenBefore(form, state),
  });
  return { state: after, entries, tallies: differenceOf(form, state, after) };
}

/** What a case holds of others' accounts: taken when it was opened and by its steps, without what steps gave back. */
function takenBefore(form: CompiledForm, state: CaseState): Map<string, number> {
  const { id: caseId, subject, unit, openedAt } = state;
  const by = [takerOf(form)];
  let { answers } = state;
  const made = entriesMeant(form.accounts, by, { caseId, subject, unit, answers, now: openedAt });
  for (const event of state.history) {
    answers = { ...answers, ...event.answers };
    const accounts = form.transitions.get(`${event.from}/${event.transition}`)?.accounts ?? [];
    made.push(...entriesMeant(accounts, by, { caseId, subject, unit, answers, now: event.at }));
  }
  const taken = new Map<string, number>();
  for (const it of made) taken.set(accountName(it), (taken.get(accountName(it)) ?? 0) - it.delta);
  return taken;
}

/** The department that a transition's answer names; a unit that is none handles nothing. */
function assignedBy({ assigns }: Transition, answers: Answers): string | undefined {
  const unit = assigns === undefined ? undefined : answers[assigns];
  return typeof unit === "string" && UnitCode.safeParse(unit).success && levelOf(unit) === "department"
    ? unit
    : undefined;
}

/** Only answers to what the transition asks: whatever else was sent must not change what the case was opened with. */
const askedOf = ({ questions }: CompiledTransition, answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([name]) => questions && Object.hasOwn(questions.questions.schema.properties, name)),
  );

function enter(form: CompiledForm, state: CaseState, event: CaseEvent, calendar: Calendar | undefined): CaseState {
  const step = form.version.workflow?.steps[event.to];
  if (!step) throw problem("transition-not-open", { step: event.to });
  // Sent back to an earlier step, what was due is to be done again.
  const metAt = step.meetsDeadline || step.closed ? (state.metAt ?? event.at) : undefined;
  return {
    ...state,
    step: event.to,
    status: step.closed ?? "open",
    history: [...state.history, event],
    stepDueAt: calendar && stepDeadline(step.deadline, event.at, calendar),
    closedAt: step.closed ? event.at : undefined,
    metAt,
    overdueAt: state.overdueAt ?? (isLate(form, state, event, metAt) ? state.dueAt : undefined),
    version: state.version + 1,
  };
}

/**
 * Whether a step finds the deadline passed and unmet: the tick may come a minute later, or have come while it was met.
 * Where the workflow itself says what a passed deadline does, the tick alone does it.
 */
const isLate = (form: CompiledForm, state: CaseState, event: CaseEvent, metAt: Instant | undefined): boolean =>
  !form.version.workflow?.onDeadline &&
  state.dueAt !== undefined &&
  state.dueAt <= event.at &&
  !(state.metAt !== undefined && metAt !== undefined);

const differenceOf = (form: CompiledForm, before: CaseState, after: CaseState): TallyChange[] =>
  new TallySheet().merge(contributionsOfCase(form, before), -1).merge(contributionsOfCase(form, after)).changes();
