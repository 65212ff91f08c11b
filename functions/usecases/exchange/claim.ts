// A claim on an offer or a demand: a submission of the form `project`.
import type { Actor } from "../../../core/person.ts";
import { Problem, problem } from "../../../core/problem.ts";
import type { Submission } from "../../../forms/answers/submission.ts";
import type { FormVersion } from "../../../forms/definition/definition.ts";
import { mayFillAt } from "../../../forms/definition/may-fill.ts";
import { otherSide, type Side } from "../../../forms/workflow/case-state.ts";
import type { Deps } from "../../deps.ts";
import { loadSide } from "../../store/cases.ts";
import { liveForm } from "../../store/forms.ts";
import { balanceOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { findRecord } from "../../store/submissions.ts";
import { type Submitted, submit } from "../submissions/submit.ts";

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
  const unit = command.unit ?? claimingUnit(actor, form);
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
  const before = await findRecord(deps, command.id);
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
    const first = await findRecord(deps, project.id);
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

const claimingUnit = (actor: Actor, form: FormVersion): string | undefined =>
  actor.posts.find((post) => mayFillAt({ ...actor, posts: [post] }, form, post.unit))?.unit;

async function balances(deps: Deps, ids: string[]): Promise<(number | undefined)[]> {
  const found = await Promise.all(ids.map((id) => deps.table.get(keys.accountKey(id, "remaining"))));
  return found.map(balanceOf);
}
