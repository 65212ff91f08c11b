// TypeScript types of a form's answers: made when it is published, and for a version that has none yet once.
import { problem } from "../../../core/problem.ts";
import type { Deps } from "../../deps.ts";
import { liveForm } from "../../store/forms.ts";
import { formTypesItem, formTypesOf, typesBanner } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";

/** Of the live version. Throws `not-found`, too for a version of an earlier Gridform whose schema would not be published today. */
export async function formTypes(deps: Deps, id: string): Promise<string> {
  const form = await liveForm(deps, id);
  const kept = await deps.table.get(keys.formTypesKey(id, form.version));
  if (kept) return formTypesOf(kept);
  const { types } = await deps.examine({ definition: form, hurried: true, types: typesBanner(id, form.version) });
  if (types === undefined) throw problem("not-found", { form: id, version: form.version });
  // Who made them at the same time made the same.
  await deps.table.commit([{ kind: "put", item: formTypesItem(id, form.version, types), when: { kind: "absent" } }]);
  return types;
}
