// A new installation: the catalog's packs published, the reports' schedules begun.
import { catalogForms } from "../../forms/catalog/catalog.ts";
import * as keys from "../keys.ts";
import type { Deps } from "./deps.ts";
import { publishDefinition } from "./forms.ts";
import { ensureSchedules } from "./report-schedule.ts";

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
