// What use cases ask about the files that somebody shows. How it is found out is loaded with the first file: most requests name none.
import type { Actor } from "../../core/person.ts";
import { filesIn } from "../../forms/answers/files.ts";
import type { Decision } from "../../forms/decide/decide.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import type { Deps } from "../deps.ts";
import type { Said } from "./arrived-files.ts";
import type { Places } from "./file-places.ts";

/** The files that are named, each with where its bytes lie. Throws `content-invalid` for what has not arrived or is not the actor's to show. */
export async function filesToShow(deps: Deps, actor: Actor, said: Said): Promise<Places> {
  if (filesIn(said.answers, said.listed).length === 0) return new Map();
  const { lookAtFiles } = await import("./arrived-files.ts");
  return lookAtFiles(deps, actor, said);
}

/** `filesToShow` of a request that may be decided several times: while it names the same files, they are looked at once. */
export function filesOnce(deps: Deps, actor: Actor): (said: Said) => Promise<Places> {
  let last: { names: string; places: Places } | undefined;
  return async (said) => {
    const names = filesIn(said.answers, said.listed).join();
    if (last?.names !== names) last = { names, places: await filesToShow(deps, actor, said) };
    return last.places;
  };
}

/** Before it is committed: writes down where the files of a submission and of its cases will be seen. `owner`: the department of its form. */
export async function showDecision(
  deps: Deps,
  places: Places,
  decision: Pick<Decision, "submission" | "cases">,
  owner: string,
): Promise<void> {
  if (places.size === 0) return;
  const { recordDecision } = await import("./sights.ts");
  await recordDecision(deps, places, decision, owner);
}

/** Before it is committed: the same of a step of a case. */
export async function showStep(deps: Deps, places: Places, before: CaseState, after: CaseState): Promise<void> {
  const { recordStep } = await import("./sights.ts");
  await recordStep(deps, places, before, after);
}
