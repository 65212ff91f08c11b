// One case with its history, and how its deadline came about.

import type { CaseView } from "../../../api/cases.ts";
import { dueAt } from "../../../core/calendar.ts";
import type { Actor } from "../../../core/person.ts";
import type { Instant } from "../../../core/time.ts";
import type { Workflow } from "../../../forms/definition/definition.ts";
import type { CaseState } from "../../../forms/workflow/case-state.ts";
import type { Deps } from "../../deps.ts";
import { loadCase, viewsOf } from "../../store/cases.ts";
import { formOfCase } from "../../store/forms.ts";
import * as keys from "../../store/keys.ts";
import { hiddenFacts, maskedHistory } from "../../store/masks.ts";
import { all } from "../../store/paging.ts";
import { personName } from "../../store/people.ts";

export async function getCase(deps: Deps, actor: Actor, id: string) {
  const state = await loadCase(deps, actor, id);
  const form = await formOfCase(deps, state);
  const hidden = await hiddenFacts(deps);
  const [view] = await viewsOf(deps, actor, [state]);
  const entries = await all(deps.table, keys.entriesOfAccount(id, "remaining"));
  return {
    ...(view as CaseView),
    raisedBy: state.raisedBy,
    openedBy: await personName(deps, state.openedBy),
    closedAt: state.closedAt,
    history: await Promise.all(
      maskedHistory(form, state, hidden).map(async (event) => {
        const compiled = form.transitions.get(`${event.from}/${event.transition}`);
        return {
          ...event,
          byName: event.by === "system" ? "系统" : await personName(deps, event.by),
          transitionTitle: compiled?.transition.title ?? { zh: "到期", en: "Expired" },
          questions: compiled?.transition.questions,
        };
      }),
    ),
    entries: entries.map((item) => ({
      source: item.sk.split("#").at(-1) ?? "",
      delta: Number(item.delta),
      at: item.at as Instant,
    })),
    questions: { schema: form.version.schema, ui: form.version.ui, logic: form.version.logic },
    explain: explainDeadline(deps, form.version.workflow?.deadline, state),
  };
}

/** Every deadline can explain itself: from when it ran and which days it skipped. */
function explainDeadline(deps: Deps, rule: Workflow["deadline"], state: CaseState) {
  if (!rule || !state.dueAt) return undefined;
  if ("answer" in rule) return { dueAt: state.dueAt, answer: rule.answer };
  return dueAt(rule, state.openedAt, deps.calendar);
}
