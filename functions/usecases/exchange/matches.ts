// What fits an offer or a demand on the other side, and why.

import type { CaseView } from "../../../api/cases.ts";
import type { Match } from "../../../api/exchange.ts";
import type { Actor } from "../../../core/person.ts";
import type { LocalText } from "../../../core/text.ts";
import { localDate } from "../../../core/time.ts";
import { treeDistance } from "../../../core/unit.ts";
import { otherSide, type Side } from "../../../forms/workflow/case-state.ts";
import type { Deps } from "../../deps.ts";
import { loadSide, viewsOf } from "../../store/cases.ts";
import { listCases } from "../cases/list-cases.ts";

/** Open counterparts by theme, distance in the tree, time and quantity; each says why. */
export async function matches(deps: Deps, actor: Actor, side: Side, id: string): Promise<Match[]> {
  const target = await loadSide(deps, actor, side, id);
  const county = target.unit.slice(0, 6);
  const found = await listCases(deps, actor, { unit: county, lists: [otherSide[side]] }, { limit: 200 });
  const [view] = await viewsOf(deps, actor, [target]);
  return found.items
    .filter((it) => (it.remaining ?? 0) > 0 && !it.overdue)
    .map((it) => score(view as CaseView, it, localDate(deps.clock.now())))
    .filter((it) => it.score > 0.2)
    .sort((a, b) => b.score - a.score || a.case.id.localeCompare(b.case.id))
    .slice(0, 10);
}

/** Weights: what it is about decides most, then how near, then whether there is enough, then how long it still stands. */
function score(target: CaseView, other: CaseView, today: string): Match {
  const why: LocalText[] = [];
  let points = 0;
  if (target.answers.theme !== undefined && target.answers.theme === other.answers.theme) {
    points += 0.5;
    why.push({ zh: "主题相同", en: "Same theme" });
  }
  const distance = treeDistance(target.unit, other.unit);
  points += 0.25 * Math.max(0, 1 - distance / 8);
  if (distance <= 2) why.push({ zh: "同一社区或街道", en: "Same community or street" });
  const wanted = target.remaining ?? 0;
  const there = other.remaining ?? 0;
  points += 0.15 * Math.min(1, wanted === 0 ? 0 : there / wanted);
  if (wanted > 0 && there >= wanted) why.push({ zh: "数量足够", en: "Enough for all of it" });
  const until = String(other.answers.validUntil ?? "");
  if (until >= today) {
    points += 0.1;
    why.push({ zh: `有效期至 ${until}`, en: `Valid until ${until}` });
  }
  return { case: other, score: Math.round(points * 100) / 100, why };
}
