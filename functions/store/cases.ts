// Cases as people see them: who may, with the names of everything, and the steps they may take.

import type { CaseView } from "../../api/cases.ts";
import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { problem } from "../../core/problem.ts";
import { maskAnswers } from "../../forms/answers/masked.ts";
import { openTransitions } from "../../forms/workflow/advance.ts";
import {
  type CaseList,
  type CaseState,
  departmentsOf,
  isOverdue,
  type Side,
  sides,
} from "../../forms/workflow/case-state.ts";
import type { Deps } from "../deps.ts";
import { formOfCase } from "./forms.ts";
import { balanceOf, caseOf } from "./items.ts";
import * as keys from "./keys.ts";
import { hiddenFacts, masksOfCase } from "./masks.ts";
import { unitTitle } from "./units.ts";

/** Offers and demands are there for everybody of the county: that is what they are published for. */
export const isShared = ({ list }: CaseState): boolean => (sides as readonly CaseList[]).includes(list);

export const mayRead = (actor: Actor, state: CaseState): boolean =>
  departmentsOf(state).some((owner) => can(actor, "case.read", { unit: state.unit, owner, by: state.openedBy })) ||
  (isShared(state) && can(actor, "offer.read", { unit: state.unit }));

/** Cases as lists show them: titles, what is left of a quantity, and what this actor may do now. */
export async function viewsOf(deps: Deps, actor: Actor, states: CaseState[]): Promise<CaseView[]> {
  const accounts = await deps.table.getMany(states.map((it) => keys.accountKey(it.id, "remaining")));
  const remaining = new Map(accounts.map((item) => [item.pk, item]));
  const now = deps.clock.now();
  const hidden = await hiddenFacts(deps);
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
        overdue: isOverdue(state, now),
        ...(account && { remaining: balanceOf(account), quantity: Number(account.opened ?? 0) }),
        answers: maskAnswers(masksOfCase(form.version, state, hidden), state.answers),
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

/** An offer or a demand, each under its own address. Throws `not-found`. */
export async function loadSide(deps: Deps, actor: Actor, side: Side, id: string): Promise<CaseState> {
  const state = await loadCase(deps, actor, id);
  if (state.list !== side) throw problem("not-found", { case: id });
  return state;
}
