// Two-way claims: an offer for a demand or a demand with an offer, one commit for both sides and the project.
import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { Problem, problem } from "../../core/problem.ts";
import type { LocalText } from "../../core/text.ts";
import { localDate } from "../../core/time.ts";
import { treeDistance } from "../../core/unit.ts";
import type { Submission, SubmissionRecord } from "../../forms/submission.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import * as keys from "../keys.ts";
import { type CaseView, listCases, loadCase, viewsOf } from "./cases.ts";
import type { Deps } from "./deps.ts";
import { liveForm } from "./load-form.ts";
import { balanceOf, submissionOf } from "./stored.ts";
import { type Submitted, submit } from "./submit.ts";

export type Side = "offers" | "demands";
const otherSide = { offers: "demands", demands: "offers" } as const;
const answerOf = { offers: "offer", demands: "demand" } as const;

export type ClaimCommand = {
  id: string;
  counterpart?: string;
  quantity: number;
  due?: string;
  note?: string;
  unit?: string;
};

/**
 * Claims a quantity of an offer or demand, naming the counterpart it is for where there is one. What a claim makes is a
 * project: an ordinary submission of the form `project`, so that repeats, checks and entries are those of every submission.
 * Throws `balance-insufficient` with what remains, `transition-not-open` when it is closed, `not-found`.
 */
export async function claim(deps: Deps, actor: Actor, side: Side, id: string, command: ClaimCommand) {
  const target = await loadSide(deps, actor, side, id);
  const other = command.counterpart ? await loadSide(deps, actor, otherSide[side], command.counterpart) : undefined;
  const form = await liveForm(deps, "project");
  const unit = command.unit ?? claimingUnit(actor, form.filledBy);
  if (!unit) throw problem("forbidden", { action: "claim.create" });
  const answers: Record<string, string | number> = {
    [answerOf[side]]: id,
    quantity: command.quantity,
    claimer: actor.name,
  };
  if (command.counterpart) answers[answerOf[otherSide[side]]] = command.counterpart;
  if ("title" in form.schema.properties) answers.title = target.title;
  if (command.due) answers.due = command.due;
  if (command.note) answers.note = command.note;
  const before = await earlier(deps, command.id);
  // A repeat of a claim that was granted gets its answer again, whatever became of the offer since.
  if (!before)
    for (const it of [target, other])
      if (it && it.status !== "open") throw problem("transition-not-open", { case: it.id });
  const { receipt, repeat } = await submitClaim(deps, actor, {
    id: command.id,
    form: form.id,
    version: form.version,
    unit,
    filledAt: deps.clock.now(),
    answers,
    files: [],
  });
  const left = await balances(deps, [id, ...(command.counterpart ? [command.counterpart] : [])]);
  return {
    id: receipt.id,
    project: receipt.effects.cases[0] ?? receipt.id,
    receivedAt: receipt.receivedAt,
    effects: receipt.effects,
    title: target.title,
    remaining: left[0],
    ...(command.counterpart && { counterpartRemaining: left[1] }),
    repeat,
  };
}

/** A claim carries no time and no version of its own: a repeat takes those of the first, also of one that was under way at the same time. */
async function submitClaim(deps: Deps, actor: Actor, project: Submission): Promise<Submitted> {
  const asFirst = async () => {
    const first = await earlier(deps, project.id);
    return first && { ...project, filledAt: first.filledAt, version: first.version };
  };
  try {
    return await submit(deps, actor, (await asFirst()) ?? project);
  } catch (error) {
    const first = error instanceof Problem && error.code === "submission-id-reused" ? await asFirst() : undefined;
    if (!first) throw error;
    return submit(deps, actor, first);
  }
}

const earlier = async (deps: Deps, id: string): Promise<SubmissionRecord | undefined> => {
  const item = await deps.table.get(keys.submissionKey(id));
  return item && submissionOf(item);
};

const claimingUnit = (actor: Actor, filledBy: readonly string[]): string | undefined =>
  actor.posts.find((post) => filledBy.includes(post.role))?.unit;

async function loadSide(deps: Deps, actor: Actor, side: Side, id: string): Promise<CaseState> {
  const state = await loadCase(deps, actor, id);
  if (state.list !== side) throw problem("not-found", { case: id });
  return state;
}

async function balances(deps: Deps, ids: string[]): Promise<(number | undefined)[]> {
  const found = await Promise.all(ids.map((id) => deps.table.get(keys.accountKey(id, "remaining"))));
  return found.map(balanceOf);
}

export type Match = { case: CaseView; score: number; why: LocalText[] };

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
