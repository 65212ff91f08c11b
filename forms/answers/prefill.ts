// What the registry knows already: filled in, and confirmed with one tap instead of being asked again.

import type { Answer, Answers } from "../../core/answer.ts";
import type { FactRule, Questions } from "../definition/definition.ts";

export type Prefillable = Pick<Questions, "ui"> & { facts: Record<string, FactRule> };
/** A subject as far as forms are filled from it. */
export type Facts = { facts: Record<string, { value: Answer; confirmedAt: string; source: string }> };

/** The fact that answers a field; for a repeat the fact that holds all rows. */
export const factOf = (rule: FactRule): string | undefined =>
  (typeof rule === "string" ? rule : rule.fact)?.split(".")[1];

/**
 * Answers the registry can give for a subject; `from` says where each comes from, by the JSON Pointer of its field.
 * Read-only fields are not filled, nor those inside groups and rows by themselves.
 */
export function prefill(
  form: Prefillable,
  subject: Facts,
): { answers: Answers; from: Record<string, { confirmedAt: string; source: string }> } {
  const answers: Answers = {};
  const from: Record<string, { confirmedAt: string; source: string }> = {};
  for (const [path, rule] of Object.entries(form.facts)) {
    const name = factOf(rule);
    const fact = name === undefined ? undefined : subject.facts[name];
    const widget = form.ui.widgets[path];
    if (!fact || !widget || widget.readonly || path.includes("/")) continue;
    answers[path] = fact.value;
    from[`/${path}`] = { confirmedAt: fact.confirmedAt, source: fact.source };
  }
  return { answers, from };
}
