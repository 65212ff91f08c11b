// The lists of offers and of demands.
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import type { Side } from "../../../forms/workflow/case-state.ts";
import type { Deps } from "../../deps.ts";
import { listCases } from "../cases/list-cases.ts";

/** Offers or demands of a unit's subtree that anybody of the county may see. */
export async function listSide(
  deps: Deps,
  actor: Actor,
  side: Side,
  query: { unit?: string; theme?: string; open?: boolean },
  page: { limit?: number; cursor?: string },
) {
  const unit = query.unit ?? actor.posts[0]?.unit.slice(0, 6);
  if (!unit) throw problem("forbidden", { action: "offer.read" });
  if (!can(actor, "offer.read", { unit })) throw problem("forbidden", { action: "offer.read" });
  return listCases(deps, actor, { unit, lists: [side], theme: query.theme, open: query.open }, page);
}
