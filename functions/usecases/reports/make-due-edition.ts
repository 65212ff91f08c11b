// An edition's time has come: it is made, or put off.
import { type Due, dueId } from "../../../core/due-work.ts";
import { type Instant, later } from "../../../core/time.ts";
import type { EditionId } from "../../../reports/edition.ts";
import { dueOf } from "../../../reports/schedule.ts";
import type { Deps, WorkDeps } from "../../deps.ts";
import { type EditionRequest, loadEdition, readRequest } from "../../store/editions.ts";
import * as keys from "../../store/keys.ts";
import { produceEdition } from "./produce-edition.ts";

const minute = 60_000;
/** So often a held edition is looked at again. */
const heldMilliseconds = 10 * minute;

/**
 * Makes an edition that is due `since` then; `before` is the work of the period before. Answers when to look again, where it is not done with that: it is held, the edition of the period before comes
 * first, or it is an interim one, whose final edition has its time.
 */
export async function makeDueEdition(
  deps: WorkDeps,
  request: EditionRequest,
  { since, before }: { since: Instant; before: Due },
): Promise<Instant | undefined> {
  const { definition, id } = await readRequest(deps, request);
  const now = deps.clock.now();
  if (await comesAfter(deps, before, id)) return later(now, minute);
  const edition = await produceEdition(deps, request, since);
  if (edition.status === "held") return later(now, heldMilliseconds);
  return edition.interim ? dueOf(definition.schedule, id.period) : undefined;
}

/**
 * An edition tells what reached the one before too late; so that one is made first, where both were missed. What somebody ordered waits
 * for nothing.
 */
async function comesAfter(deps: Deps, before: Due, id: EditionId): Promise<boolean> {
  const work = await deps.table.get(keys.workKey(dueId(before)));
  if (work === undefined || work.status === "dead") return false;
  return (await loadEdition(deps, id))?.edition.status !== "making";
}
