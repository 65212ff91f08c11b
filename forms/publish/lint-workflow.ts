// What is wrong with a workflow: steps that are not there or have no way out, and the questions of its transitions.

import type { FormDefinition, Transition } from "../definition/definition.ts";
import { lintAccountOf } from "./lint-account.ts";
import { lintExpression, tellUnknown } from "./lint-expression.ts";
import type { LintOptions, Path, Tell } from "./lint-options.ts";
import { lintQuestions } from "./lint-questions.ts";

export function lintWorkflow(definition: FormDefinition, fields: Set<string>, tell: Tell, options: LintOptions): void {
  const { workflow } = definition;
  if (!workflow) return;
  const { steps } = workflow;
  const mustBe: StepCheck = (step, place) => {
    if (!Object.hasOwn(steps, step)) tell(place, "unknown-step", `没有步骤 ${step}`, `There is no step ${step}`);
  };
  mustBe(workflow.start, ["workflow", "start"]);
  if (workflow.onDeadline) mustBe(workflow.onDeadline.to, ["workflow", "onDeadline", "to"]);
  if (workflow.deadline && "answer" in workflow.deadline)
    tellUnknown(workflow.deadline.answer, ["workflow", "deadline"], fields, tell);
  lintExpression(workflow.title, ["workflow", "title"], fields, tell);
  for (const [name, step] of Object.entries(steps)) {
    if (!step.closed && step.transitions.length === 0)
      tell(["workflow", "steps", name], "dead-end", `步骤 ${name} 没有出口`, `Step ${name} has no way out`);
    step.transitions.forEach((transition, at) => {
      const place = ["workflow", "steps", name, "transitions", at];
      mustBe(transition.to, [...place, "to"]);
      lintTransition(transition, place, definition, tell, options);
    });
  }
}

type StepCheck = (step: string, place: Path) => void;

function lintTransition(
  transition: Transition,
  place: Path,
  definition: FormDefinition,
  tell: Tell,
  options: LintOptions,
): void {
  lintExpression(transition.when, [...place, "when"], undefined, tell);
  const asked = transition.questions
    ? lintQuestions(transition.questions, [...place, "questions"], tell, options)
    : new Set<string>();
  tellUnknown(transition.assigns, [...place, "assigns"], asked, tell);
  transition.accounts?.forEach((rule, index) => {
    const at = [...place, "accounts", index];
    lintAccountOf(rule, at, definition, tell);
    lintExpression(rule.entry, [...at, "entry"], undefined, tell);
    if (rule.opening !== undefined)
      tell([...at, "opening"], "opening-elsewhere", "办理步骤不能设定初始数量", "A step opens no account");
  });
}
