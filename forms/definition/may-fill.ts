// Where a form is filled, and who may fill it.
import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { countyOf, isWithin, lineOf, parentOf, type UnitCode } from "../../core/unit.ts";
import type { FormDefinition } from "./definition.ts";

type Filled = Pick<FormDefinition, "owner" | "units" | "filledBy">;

/** The units in which, and below which, a form is filled; none of them stands below another. */
export function unitsOf({ owner, units }: Pick<Filled, "owner" | "units">): UnitCode[] {
  const named = new Set(units ?? [countyOf(owner)]);
  return [...named].filter(
    (unit) =>
      !lineOf(unit)
        .slice(1)
        .some((above) => named.has(above)),
  );
}

export const isFilledAt = (form: Pick<Filled, "owner" | "units">, unit: UnitCode): boolean =>
  unitsOf(form).some((above) => isWithin(unit, above));

/** Whether an actor may fill a form at a unit. */
export const mayFillAt = (actor: Actor, { owner, units, filledBy }: Filled, unit: UnitCode): boolean =>
  isFilledAt({ owner, units }, unit) && can(actor, "submission.create", { unit, owner, filledBy });

/** Whether an actor may fill a form somewhere: where a post of theirs is, or in one of the form's units below it. */
export const mayFill = (actor: Actor, form: Filled): boolean =>
  actor.posts.some((post) =>
    [post.unit, ...unitsOf(form)].some((unit) => mayFillAt({ ...actor, posts: [post] }, form, unit)),
  );

/** Whether a form bears on somebody's work at all: it is filled above or below a post of theirs, or they are over its owner. */
export const concerns = (actor: Actor, form: Pick<Filled, "owner" | "units">): boolean =>
  actor.posts.some(({ unit }) => {
    // A department works in the whole unit that it belongs to.
    const place = unit.includes("-D") ? (parentOf(unit) ?? unit) : unit;
    return isWithin(form.owner, unit) || unitsOf(form).some((it) => isWithin(it, place) || isWithin(place, it));
  });
