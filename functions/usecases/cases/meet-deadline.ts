// What becomes of a case whose deadline passes.
import { problem } from "../../../core/problem.ts";
import { passDeadline } from "../../../forms/workflow/advance.ts";
import type { Deps } from "../../deps.ts";
import { planAdvance } from "../../store/commit-decision.ts";
import { formOfCase } from "../../store/forms.ts";
import { caseOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";

/** What the tick does when a case's deadline comes: nothing when the case is closed or was moved on meanwhile. */
export async function meetDeadline(deps: Deps, id: string): Promise<"passed" | "nothing"> {
  for (let tries = 0; tries < 10; tries++) {
    const item = await deps.table.get(keys.caseKey(id));
    if (!item) return "nothing";
    const state = caseOf(item);
    const next = passDeadline(await formOfCase(deps, state), state, deps.clock.now());
    if (!next) return "nothing";
    const result = await deps.table.commit(planAdvance(state, next, `deadline:${id}`).map((it) => it.write));
    if (result.ok) return "passed";
  }
  throw problem("changed-meanwhile");
}
