// A submission of a form with a workflow opens a case.
import type { Calendar } from "../../core/calendar.ts";
import type { DueWork } from "../../core/due-work.ts";
import type { MaskKind } from "../../core/mask.ts";
import { problem } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import { maskAnswers } from "../answers/masked.ts";
import type { Masks } from "../answers/masks.ts";
import type { Answers } from "../answers/submission.ts";
import { type CompiledForm, resultOf } from "../decide/compiled-form.ts";
import type { CaseState } from "./case-state.ts";
import { stepDeadline, wholeDeadline } from "./deadline.ts";

export type Opening = {
  id: string;
  answers: Answers;
  /** What of the answers is hidden, and so may not stand in the title. */
  masks?: Masks;
  /** Of these what the case's own form does not hide: it was made of something hidden elsewhere. */
  inherited?: Record<string, MaskKind>;
  unit: string;
  subject?: string;
  raisedBy?: string;
  by: string;
  /** When it was found: deadlines run from the finding, not from when a phone came back to network. */
  at: Instant;
};

/** The case at its first step. Throws `definition-invalid` for a form without a workflow. */
export function openCase(form: CompiledForm, opening: Opening, calendar: Calendar): CaseState {
  const { version, caseTitle } = form;
  const { workflow } = version;
  if (!workflow || !caseTitle) throw problem("definition-invalid", { form: version.id });
  const step = workflow.steps[workflow.start];
  // Lists, reports and mails show the title to everybody.
  const shown = opening.masks ? maskAnswers(opening.masks, opening.answers) : opening.answers;
  return {
    id: opening.id,
    form: version.id,
    formVersion: version.version,
    owner: version.owner,
    list: workflow.list,
    title: String(resultOf(caseTitle, shown, opening.at) ?? "") || version.title.zh,
    unit: opening.unit,
    subject: opening.subject,
    step: workflow.start,
    status: "open",
    openedAt: opening.at,
    openedBy: opening.by,
    answers: opening.answers,
    ...(opening.inherited && { masks: opening.inherited }),
    raisedBy: opening.raisedBy,
    history: [],
    stepDueAt: stepDeadline(step?.deadline, opening.at, calendar),
    dueAt: wholeDeadline(workflow, opening.answers, opening.at, calendar),
    version: 1,
  };
}

/** The work that a case's deadline makes: nothing for a case that is closed or has none. */
export function deadlineWork(state: CaseState): DueWork[] {
  if (state.status !== "open" || !state.dueAt || state.overdueAt) return [];
  return [{ dueAt: state.dueAt, due: { kind: "case-deadline", case: state.id } }];
}
