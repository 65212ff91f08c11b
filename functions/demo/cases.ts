// Which cases the demonstration's submissions open: asked of the product itself, so that ids and deadlines are its own.
import { chinaCalendar } from "../../core/calendar.ts";
import { compileForm } from "../../forms/decide/compiled-form.ts";
import { decide } from "../../forms/decide/decide.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { factMasks } from "../../forms/registry/fact-masks.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import type { Filled } from "./story.ts";

/** The cases of submissions, in their order. */
export function casesOf(forms: ReadonlyMap<string, FormVersion>, submissions: Iterable<Filled>): CaseState[] {
  const raised = new Map([...forms].map(([id, form]) => [id, compileForm(form)]));
  const known = { parts: new Map(), raised, calendar: chinaCalendar, hidden: factMasks([...forms.values()]) };
  const cases: CaseState[] = [];
  for (const { submission, by } of submissions) {
    const form = raised.get(submission.form);
    if (form) cases.push(...decide(form, submission, submission.answers, "", by, known, submission.filledAt).cases);
  }
  return cases;
}
