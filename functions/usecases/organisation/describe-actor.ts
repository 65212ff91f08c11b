// Who one is here.
import { type Action, canSomewhere, rules } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { lineOf, type Unit } from "../../../core/unit.ts";
import { mayFill } from "../../../forms/definition/may-fill.ts";
import type { Deps } from "../../deps.ts";
import { allForms } from "../../store/forms.ts";
import { findUnit, unitTitle } from "../../store/units.ts";

/** Who somebody is here, and what they may do at all. */
export async function describeActor(deps: Deps, actor: Actor & { language: "zh" | "en" }) {
  const mine = (await allForms(deps)).filter((form) => mayFill(actor, form));
  // Those that forms name too: who works above them chooses one when filling such a form.
  const codes = [
    ...new Set([...actor.posts.flatMap((it) => lineOf(it.unit)), ...mine.flatMap((it) => it.units ?? [])]),
  ];
  const units = (await Promise.all(codes.map((code) => findUnit(deps, code)))).filter(
    (it): it is Unit => it !== undefined,
  );
  const named = deps.approvers.includes(actor.person);
  const actions = (Object.keys(rules) as Action[]).filter(
    (action) => canSomewhere(actor, action) || (named && action === "form.approve"),
  );
  const forms = mine.map((form) => form.id);
  return {
    person: actor.person,
    name: actor.name,
    language: actor.language,
    posts: await Promise.all(
      actor.posts.map(async (post) => ({ ...post, unitTitle: await unitTitle(deps, post.unit) })),
    ),
    units,
    forms,
    actions: forms.length > 0 ? actions : actions.filter((it) => it !== "submission.create"),
  };
}
