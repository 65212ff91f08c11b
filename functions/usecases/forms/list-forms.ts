// What there is to fill in, and for those who make forms what is drafted.
import { can, canSomewhere } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import type { FormDefinition, FormVersion } from "../../../forms/definition/definition.ts";
import { concerns, mayFill } from "../../../forms/definition/may-fill.ts";
import type { Deps } from "../../deps.ts";
import { allForms } from "../../store/forms.ts";
import { draftOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all } from "../../store/paging.ts";

export type FormSummary = Pick<
  FormVersion,
  "id" | "title" | "icon" | "purpose" | "version" | "owner" | "units" | "subject" | "cadence" | "expires"
> & {
  list?: string;
  fill: boolean;
  draft?: boolean;
};

/** Published forms that bear on the reader's work; who may write forms also sees which have a draft, and those that were never published (version 0). */
export async function listForms(deps: Deps, actor: Actor): Promise<FormSummary[]> {
  const live = (await allForms(deps)).filter((form) => concerns(actor, form));
  const drafts = canSomewhere(actor, "form.write") ? (await all(deps.table, keys.drafts())).map(draftOf) : [];
  const mine = drafts.map((it) => it.definition).filter((it) => can(actor, "form.write", { unit: it.owner }));
  const drafted = new Set(mine.map((it) => it.id));
  const published = new Set(live.map((it) => it.id));
  return [
    ...live.map((form) => summaryOf(form, form.version, mayFill(actor, form), drafted.has(form.id))),
    ...mine.filter((it) => !published.has(it.id)).map((it) => summaryOf(it, 0, false, true)),
  ];
}

const summaryOf = (form: FormDefinition, version: number, fill: boolean, draft: boolean): FormSummary => ({
  id: form.id,
  title: form.title,
  icon: form.icon,
  purpose: form.purpose,
  version,
  owner: form.owner,
  units: form.units,
  subject: form.subject,
  cadence: form.cadence,
  expires: form.expires,
  list: form.workflow?.list,
  fill,
  ...(draft && { draft }),
});
