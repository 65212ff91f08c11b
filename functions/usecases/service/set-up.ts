// A new installation: the catalog's packs published, the reports' schedules begun.

import { type Actor, Person } from "../../../core/person.ts";
import { levelOf, Unit } from "../../../core/unit.ts";
import { catalogForms } from "../../../forms/catalog/catalog.ts";
import type { Deps } from "../../deps.ts";
import * as keys from "../../store/keys.ts";
import { findUnit } from "../../store/units.ts";
import { publishDefinition } from "../forms/publish-form.ts";
import { putPerson } from "../organisation/people.ts";
import { putUnit } from "../organisation/units.ts";
import { ensureSchedules } from "../reports/first-schedules.ts";

/** Publishes packs that are not there yet and begins schedules; what is there is left alone. Safe to run at every start. */
export async function setUp(deps: Deps): Promise<{ published: string[] }> {
  const published: string[] = [];
  for (const pack of catalogForms()) {
    if (await deps.table.get(keys.formKey(pack.id))) continue;
    await publishDefinition(deps, "gridform", pack, { by: "gridform", reason: "comes with the product" });
    published.push(pack.id);
  }
  await ensureSchedules(deps);
  return { published };
}

/** Makes the unit at the top, where it is not there yet, and its administrator: whoever may then do all the rest. */
export async function firstAdministrator(
  deps: Deps,
  about: { id: string; name: string; unit: { code: string; title: string } },
): Promise<void> {
  const { code, title } = about.unit;
  const operator: Actor = { person: "operator", name: "operator", posts: [{ role: "administrator", unit: code }] };
  if (!(await findUnit(deps, code))) {
    await putUnit(deps, operator, Unit.parse({ code, title: { zh: title }, level: levelOf(code) }), undefined);
  }
  await putPerson(deps, operator, Person.parse({ id: about.id, name: about.name, posts: operator.posts }));
}
