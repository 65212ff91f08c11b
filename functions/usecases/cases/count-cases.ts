// How many cases of a unit are open, overdue, and wait for somebody.
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { isWithin } from "../../../core/unit.ts";
import { openTransitions } from "../../../forms/workflow/advance.ts";
import { type CaseState, caseLists, isOverdue } from "../../../forms/workflow/case-state.ts";
import type { Deps } from "../../deps.ts";
import { mayRead } from "../../store/cases.ts";
import { formOfCase } from "../../store/forms.ts";
import { caseOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all } from "../../store/paging.ts";
import { partitionsWithin, unitExists } from "../../store/units.ts";

/** Offers and demands are open until somebody claims them: nobody is late with one. */
const counted = caseLists.filter((list) => list !== "offers" && list !== "demands");

/**
 * The open cases that the actor may see, counted; it reads each of them once. Throws `not-found` for no unit of ours, and `forbidden`
 * where no post of the actor's reaches or stands below: a zero would read as if all were well there.
 */
export async function countCases(deps: Deps, actor: Actor, unit: string) {
  if (!(await unitExists(deps, unit))) throw problem("not-found", { unit });
  const reaches = actor.posts.some(
    (post) => isWithin(post.unit, unit) || can(actor, "case.read", { unit, owner: post.unit }),
  );
  if (!reaches) throw problem("forbidden", { action: "case.read" });
  const partitions = await partitionsWithin(deps, unit);
  const ranges = counted.flatMap((list) => partitions.map((township) => keys.casesOfList(list, township, true)));
  const items = (await Promise.all(ranges.map((range) => all(deps.table, range)))).flat();
  const cases = items.map(caseOf).filter((it) => isWithin(it.unit, unit) && mayRead(actor, it));
  const now = deps.clock.now();
  const mine = await Promise.all(cases.map((it) => waitsFor(deps, actor, it)));
  return {
    open: cases.length,
    overdue: cases.filter((it) => isOverdue(it, now)).length,
    mine: mine.filter(Boolean).length,
  };
}

const waitsFor = async (deps: Deps, actor: Actor, state: CaseState): Promise<boolean> =>
  openTransitions(await formOfCase(deps, state), state, actor).length > 0;
