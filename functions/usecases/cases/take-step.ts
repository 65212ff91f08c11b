// Taking a step of a case: its questions checked, what it does committed once.

import type { CaseView } from "../../../api/cases.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { checkAnswers } from "../../../forms/answers/check.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import { answersOf } from "../../../forms/decide/counters.ts";
import { advance } from "../../../forms/workflow/advance.ts";
import { prefixed } from "../../../forms/workflow/case-state.ts";
import type { Deps } from "../../deps.ts";
import { grant } from "../../store/accounts.ts";
import { loadCase, viewsOf } from "../../store/cases.ts";
import { planAdvance } from "../../store/commit-decision.ts";
import { filesOnce, showStep } from "../../store/files.ts";
import { formOfCase } from "../../store/forms.ts";
import { balanceOf } from "../../store/items.ts";

export type TransitionCommand = { id: string; transition: string; answers: Answers; files?: string[] };

/**
 * Takes a step. The same transition under the same id is taken once.
 * Throws `not-found`, `transition-not-open`, `forbidden`, `answers-invalid`, `content-invalid` (a file that was not uploaded),
 * `submission-id-reused`, `balance-insufficient`.
 */
export async function transition(
  deps: Deps,
  actor: Actor,
  caseId: string,
  command: TransitionCommand,
): Promise<{ view: CaseView; repeat: boolean }> {
  const filesToShow = filesOnce(deps, actor);
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
    const files = await filesToShow({ answers, listed: command.files ?? [] });
    const advanced = advance(form, state, { ...command, answers, by: actor.person, at }, actor, deps.calendar);
    const next = { ...advanced, entries: await grant(deps, actor, advanced.entries) };
    await showStep(deps, files, state, next.state);
    const plan = planAdvance(state, next, command.id);
    const result = await deps.table.commit(plan.map((it) => it.write));
    if (result.ok) return { view: (await viewsOf(deps, actor, [next.state]))[0] as CaseView, repeat: false };
    const refused = plan[result.at];
    if (refused?.purpose.kind === "account") {
      throw problem("balance-insufficient", { case: refused.purpose.owner, remaining: balanceOf(result.stood) ?? 0 });
    }
  }
  throw problem("changed-meanwhile");
}
