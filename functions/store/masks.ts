// What is hidden of what is shown: the one rule of forms/answers/masks.ts, with the facts that any form hides that is live or was stopped.
import { type FactMasks, type Masks, masksOf } from "../../forms/answers/masks.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { factMasks } from "../../forms/registry/fact-masks.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import type { Deps } from "../deps.ts";
import { standingForms } from "./forms.ts";

export const hiddenFacts = async (deps: Deps): Promise<FactMasks> => factMasks(await standingForms(deps));

/** Of a case's answers: by its form, and by what raised it. */
export const masksOfCase = (version: FormVersion, state: Pick<CaseState, "masks">, known: FactMasks): Masks =>
  new Map([...Object.entries(state.masks ?? {}), ...masksOf(version, known)]);
