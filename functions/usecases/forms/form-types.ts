// TypeScript types of a form's answers: made when it is published, and for a version that has none yet once.
import { problem } from "../../../core/problem.ts";
import type { FormVersion } from "../../../forms/definition/definition.ts";
import type { Deps } from "../../deps.ts";
import { liveForm } from "../../store/forms.ts";
import { formTypesItem, formTypesOf, typesBanner } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";

/** Of the live version. Throws `not-found`, too where none could be made within the limits. */
export async function formTypes(deps: Deps, id: string): Promise<string> {
  const form = await liveForm(deps, id);
  const kept = await deps.table.get(keys.formTypesKey(id, form.version));
  const types = kept ? formTypesOf(kept) : await makeTypes(deps, form);
  if (types === "") throw problem("not-found", { form: id, version: form.version });
  return types;
}

/** Kept, too when there are none: nobody's requests make them again. Who made them at the same time made the same. */
async function makeTypes(deps: Deps, form: FormVersion): Promise<string> {
  const { id, version } = form;
  const asked = { definition: form, hurried: true, types: typesBanner(id, version), typesOnly: true } as const;
  const { types = "" } = await deps.examine(asked);
  await deps.table.commit([{ kind: "put", item: formTypesItem(id, version, types), when: { kind: "absent" } }]);
  return types;
}
