// What is hidden of what is shown: the one rule of forms/answers/masks.ts, with the facts that any form hides that is live or was stopped.
import { filesIn } from "../../forms/answers/files.ts";
import { maskAnswers } from "../../forms/answers/masked.ts";
import { type FactMasks, type Masks, masksOf } from "../../forms/answers/masks.ts";
import type { SubmissionRecord } from "../../forms/answers/submission.ts";
import type { CompiledForm } from "../../forms/decide/compiled-form.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { factMasks } from "../../forms/registry/fact-masks.ts";
import { filesOfCase } from "../../forms/workflow/case-files.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import type { Deps } from "../deps.ts";
import { standingForms } from "./forms.ts";

export const hiddenFacts = async (deps: Deps): Promise<FactMasks> => factMasks(await standingForms(deps));

/** Of a case's answers: by its form, and by what raised it. */
export const masksOfCase = (version: FormVersion, state: Pick<CaseState, "masks">, known: FactMasks): Masks =>
  new Map([...Object.entries(state.masks ?? {}), ...masksOf(version, known)]);

/** A case's steps with their answers as everybody may see them. */
export function maskedHistory(form: CompiledForm, state: CaseState, known: FactMasks): CaseState["history"] {
  const ofCase = new Map(
    [...masksOfCase(form.version, state, known)].map(([path, mask]) => [`case.${path}`, mask] as const),
  );
  return state.history.map((event) => {
    const questions = form.transitions.get(`${event.from}/${event.transition}`)?.transition.questions;
    return questions ? { ...event, answers: maskAnswers(masksOf(questions, known, ofCase), event.answers) } : event;
  });
}

/** The files of a submission that are shown with it: those of its hidden answers are not. */
export async function shownFiles(
  deps: Deps,
  form: FormVersion,
  { answers, files }: Pick<SubmissionRecord, "answers" | "files">,
): Promise<string[]> {
  const shown = new Set(filesIn(maskAnswers(masksOf(form, await hiddenFacts(deps)), answers)));
  const named = new Set(filesIn(answers));
  return files.filter((it) => shown.has(it) || !named.has(it));
}

/** The files of a case that are shown with it. */
export async function shownFilesOfCase(deps: Deps, form: CompiledForm, state: CaseState): Promise<string[]> {
  const known = await hiddenFacts(deps);
  const answers = maskAnswers(masksOfCase(form.version, state, known), state.answers);
  return filesOfCase({ answers, history: maskedHistory(form, state, known) });
}
