// Who may approve a form: those whose posts are over it, and those whom the installation's settings name.
import { rules } from "../../core/permission.ts";
import { lineOf } from "../../core/unit.ts";
import type { FormDefinition } from "../../forms/definition/definition.ts";
import { unitsOf } from "../../forms/definition/may-fill.ts";
import { mayApprove } from "../../forms/publish/admission.ts";
import type { Deps } from "../deps.ts";
import { postOf } from "./items.ts";
import * as keys from "./keys.ts";
import { all } from "./paging.ts";
import { findActor } from "./people.ts";

/** So many are asked at most: of more, each would leave it to the others. */
const most = 40;

/** Persons with posts of today that may approve a form, but for its authors; those nearest to its owner first. */
export async function approversOf(
  deps: Deps,
  form: Pick<FormDefinition, "owner" | "units">,
  authors: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const units = [...new Set([form.owner, ...unitsOf(form)].flatMap(lineOf))].sort((a, b) => b.length - a.length);
  const ranges = units.flatMap((unit) => rules["form.approve"].roles.map((role) => keys.holdersOf(unit, role)));
  const posts = (await Promise.all(ranges.map((it) => all(deps.table, it)))).flat().map(postOf);
  const candidates = [...new Set([...deps.approvers, ...posts.map((it) => it.person)])];
  const found: { id: string; name: string }[] = [];
  for (const id of candidates) {
    if (found.length >= most) break;
    const actor = authors.includes(id) ? undefined : await findActor(deps, id);
    if (actor && mayApprove(actor, form, deps.approvers)) found.push({ id, name: actor.name });
  }
  return found;
}
