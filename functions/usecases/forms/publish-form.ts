// Publishing a draft: decided with its reasons, committed once.
import { dueId } from "../../../core/due-work.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { townshipOf } from "../../../core/unit.ts";
import { compileForm } from "../../../forms/decide/compiled-form.ts";
import type { FormDefinition, FormVersion } from "../../../forms/definition/definition.ts";
import type { PublishDecision } from "../../../forms/publish/decision.ts";
import type { Deps } from "../../deps.ts";
import { allForms, formVersion, mustBeOver } from "../../store/forms.ts";
import { formHeadItem, formHeadOf, formTypesItem, formVersionItem, typesBanner } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { subjectsInCounty } from "../../store/subjects.ts";
import { staleDraft } from "../work/stale-draft.ts";
import { getDraft } from "./drafts.ts";

export type Approval = { by: string; reason: string };

/**
 * Publishes the draft as the next version. Throws `publish-refused` with the decision, `not-found` without a draft.
 * Devices take the new version with their next sync; answers of every earlier version still land.
 */
export async function publishForm(
  deps: Deps,
  actor: Actor,
  id: string,
  approval: Approval | undefined,
): Promise<{ form: FormVersion; decision: PublishDecision }> {
  const draft = await getDraft(deps, actor, id);
  await mustBeOver(deps, actor, "form.publish", id, [draft.definition.owner]);
  return publishDefinition(deps, actor.person, draft.definition, approval, draft.version);
}

export async function publishDefinition(
  deps: Deps,
  by: string,
  definition: FormDefinition,
  approval: Approval | undefined,
  draft?: number,
) {
  const { id } = definition;
  const item = await deps.table.get(keys.formKey(id));
  const head = item && formHeadOf(item);
  const live = head && head.live > 0 ? await formVersion(deps, id, head.live) : undefined;
  const now = deps.clock.now();
  // The packs of the product are proved by its tests; what an administrator writes is proved here.
  const version = (head?.live ?? 0) + 1;
  const asked = draft === undefined ? { hurried: true } : { types: typesBanner(id, version) };
  const { problems, bounded, types } = await deps.examine({ definition, ...asked });
  // Loaded when somebody publishes, which is a few times a month.
  const { decidePublish } = await import("../../../forms/publish/publish.ts");
  const decision = decidePublish({
    draft: definition,
    live,
    filledFor: await countFilledFor(deps, definition),
    known: await sharesOfFacts(deps, definition),
    budgetHours: yearlyBudget,
    approval,
    now,
    problems,
    bounds: bounded?.bounds,
  });
  if (!decision.publish || !bounded) throw problem("publish-refused", { decision });
  const form: FormVersion = { ...bounded.definition, version, publishedAt: now, publishedBy: by };
  compileForm(form);
  const result = await deps.table.commit([
    {
      kind: "put",
      item: formHeadItem({ id, live: form.version, title: form.title }, (head?.revision ?? 0) + 1),
      when: head ? { kind: "version", is: head.revision } : { kind: "absent" },
    },
    { kind: "put", item: formVersionItem(form), when: { kind: "absent" } },
    ...(types === undefined ? [] : [{ kind: "put" as const, item: formTypesItem(id, version, types) }]),
    // A draft that somebody saved meanwhile is not published and must not be lost.
    { kind: "delete", key: keys.formDraftKey(id), ...(draft && { when: { kind: "version", is: draft } }) },
    { kind: "delete", key: keys.workKey(dueId(staleDraft.due({ form: id }))) },
  ]);
  if (!result.ok) throw problem("changed-meanwhile");
  deps.memory.forget(`form:${id}`);
  deps.memory.forget("forms");
  return { form, decision };
}

/** Staff-hours a year a form may cost a district without an approval by name. */
const yearlyBudget = 20_000;

/** Subjects of the form's type in its owner's county, 1,000 while none are counted; 1 for a form without a subject. */
async function countFilledFor(deps: Deps, { subject, owner }: FormDefinition): Promise<number> {
  if (!subject) return 1;
  return (await subjectsInCounty(deps, townshipOf(owner).slice(0, 6), subject)) || 1000;
}

/** The share of subjects whose fact another form tells already: of the facts that live forms record, all of them. */
async function sharesOfFacts(deps: Deps, definition: FormDefinition): Promise<Record<string, number>> {
  const shares: Record<string, number> = {};
  for (const form of await allForms(deps)) {
    if (form.id === definition.id) continue;
    for (const rule of Object.values(form.facts)) {
      const fact = typeof rule === "string" ? rule : rule.fact;
      if (fact) shares[fact] = 1;
    }
  }
  return shares;
}
