// What there is to fill in, and for those who make forms what is drafted.
import { can, canSomewhere } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import type { LocalText } from "../../../core/text.ts";
import type { Instant } from "../../../core/time.ts";
import type { FormDefinition, FormVersion } from "../../../forms/definition/definition.ts";
import { concerns, mayFill } from "../../../forms/definition/may-fill.ts";
import { mayApprove } from "../../../forms/publish/admission.ts";
import type { Deps } from "../../deps.ts";
import { allForms } from "../../store/forms.ts";
import { draftOf, formHeadOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all } from "../../store/paging.ts";
import { unitTitle } from "../../store/units.ts";

export type FormSummary = Pick<
  FormVersion,
  "id" | "title" | "icon" | "purpose" | "version" | "owner" | "subject" | "cadence" | "expires"
> & {
  units?: { code: string; title: LocalText }[];
  list?: string;
  fill: boolean;
  draft?: boolean;
  emergency?: Instant;
};

/**
 * Published forms that bear on the reader's work; who may write or approve them also sees which have a draft, which went out in an
 * emergency and wait, and those of which none is live (version 0).
 */
export async function listForms(deps: Deps, actor: Actor): Promise<FormSummary[]> {
  const { drafts, due } = await madeBy(deps, actor);
  const live = (await allForms(deps)).filter((it) => concerns(actor, it) || drafts.has(it.id) || due.has(it.id));
  const published = new Set(live.map((it) => it.id));
  const unpublished = [...drafts.values()].filter((it) => !published.has(it.id));
  return Promise.all([
    ...live.map(async (form) => ({
      ...(await summaryOf(deps, form)),
      version: form.version,
      fill: mayFill(actor, form),
      ...(drafts.has(form.id) && { draft: true }),
      ...(due.has(form.id) && { emergency: due.get(form.id) }),
    })),
    ...unpublished.map(async (it) => ({ ...(await summaryOf(deps, it)), version: 0, fill: false, draft: true })),
  ]);
}

/** By form: the drafts that somebody writes or approves, and until when what went out in an emergency must be approved. */
async function madeBy(deps: Deps, actor: Actor) {
  const drafts = new Map<string, FormDefinition>();
  const due = new Map<string, Instant>();
  const named = deps.approvers.includes(actor.person);
  if (!named && !canSomewhere(actor, "form.write") && !canSomewhere(actor, "form.approve")) return { drafts, due };
  const mine = (it: FormDefinition) =>
    can(actor, "form.write", { unit: it.owner }) || mayApprove(actor, it, deps.approvers);
  const [drafted, heads] = await Promise.all([all(deps.table, keys.drafts()), all(deps.table, keys.forms())]);
  for (const { definition } of drafted.map(draftOf)) if (mine(definition)) drafts.set(definition.id, definition);
  const forms = new Map((await allForms(deps)).map((it) => [it.id, it]));
  for (const { id, emergency } of heads.map(formHeadOf)) {
    const form = forms.get(id);
    if (emergency && form && mine(form)) due.set(id, emergency.due);
  }
  return { drafts, due };
}

async function summaryOf(deps: Deps, form: FormDefinition) {
  const { id, title, icon, purpose, owner, units, subject, cadence, expires, workflow } = form;
  const named = units && (await Promise.all(units.map(async (code) => ({ code, title: await unitTitle(deps, code) }))));
  return { id, title, icon, purpose, owner, units: named, subject, cadence, expires, list: workflow?.list };
}
