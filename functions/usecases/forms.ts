// Forms: the list, drafts, and publishing with its reasons.
import { fieldErrors, type Issue } from "../../core/field-errors.ts";
import { can, canSomewhere } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { problem } from "../../core/problem.ts";
import { compileForm } from "../../forms/compiled-form.ts";
import { FormDefinition, type FormVersion } from "../../forms/definition.ts";
import type { LintOptions } from "../../forms/lint.ts";
import type { PublishDecision } from "../../forms/publish.ts";
import * as keys from "../keys.ts";
import type { Deps } from "./deps.ts";
import { formHead, formVersion } from "./load-form.ts";
import { headSeconds } from "./memory.ts";
import { all } from "./page-over.ts";
import { type Draft, draftItem, draftOf, formHeadItem, formHeadOf, formVersionItem } from "./stored.ts";

export type FormSummary = Pick<
  FormVersion,
  "id" | "title" | "icon" | "purpose" | "version" | "owner" | "subject" | "cadence" | "expires"
> & {
  list?: string;
  fill: boolean;
  draft?: boolean;
};

/** The live version of every form. */
export const allForms = (deps: Deps): Promise<FormVersion[]> =>
  deps.memory.recall("forms", headSeconds, async () => {
    const heads = (await all(deps.table, keys.forms())).map(formHeadOf).filter((it) => it.live > 0);
    const versions = await Promise.all(heads.map((head) => formVersion(deps, head.id, head.live)));
    return versions.filter((it): it is FormVersion => it !== undefined);
  });

/** Whether an actor may fill a form somewhere. */
export const mayFill = (actor: Actor, form: FormVersion): boolean =>
  actor.posts.some((post) =>
    can({ ...actor, posts: [post] }, "submission.create", {
      unit: post.unit,
      owner: form.owner,
      filledBy: form.filledBy,
    }),
  );

/** Published forms; who may write forms also sees which have a draft, and those that were never published (version 0). */
export async function listForms(deps: Deps, actor: Actor): Promise<FormSummary[]> {
  const live = await allForms(deps);
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
  subject: form.subject,
  cadence: form.cadence,
  expires: form.expires,
  list: form.workflow?.list,
  fill,
  ...(draft && { draft }),
});

/** Throws `not-found`. */
export async function getDraft(deps: Deps, actor: Actor, id: string): Promise<Draft & { version: number }> {
  const item = await deps.table.get(keys.formDraftKey(id));
  const draft = item && draftOf(item);
  if (!draft) throw problem("not-found", { form: id });
  if (!can(actor, "form.write", { unit: draft.definition.owner })) throw problem("forbidden", { action: "form.write" });
  return draft;
}

/** Keeps a draft, however unfinished its logic; what publishing would say of it comes back with it. */
export async function putDraft(deps: Deps, actor: Actor, id: string, given: unknown, version: number | undefined) {
  const definition = parseDefinition(given);
  if (definition.id !== id)
    throw problem("definition-invalid", {
      errors: [
        { pointer: "/id", code: "differs", message: { zh: "编号与地址不符", en: "The id differs from the address" } },
      ],
    });
  const before = await deps.table.get(keys.formDraftKey(id));
  const known = before && draftOf(before);
  // Whoever changes the owner must be over both: nobody takes over another's form.
  await mustBeOver(deps, actor, "form.write", id, [definition.owner, known?.definition.owner]);
  if (version !== undefined && known?.version !== version) throw problem("precondition-failed");
  const draft: Draft = { definition, by: actor.person, at: deps.clock.now() };
  const next = (known?.version ?? 0) + 1;
  const result = await deps.table.commit([
    {
      kind: "put",
      item: draftItem(draft, next),
      when: known ? { kind: "version", is: known.version } : { kind: "absent" },
    },
  ]);
  if (!result.ok) throw problem("changed-meanwhile");
  const { lintDefinition } = await import("../../forms/lint.ts");
  return { draft: definition, version: next, problems: lintDefinition(definition, await deps.checking()) };
}

async function mustBeOver(
  deps: Deps,
  actor: Actor,
  action: "form.write" | "form.publish",
  id: string,
  owners: (string | undefined)[],
): Promise<void> {
  const head = await formHead(deps, id);
  const live = head && (await formVersion(deps, id, head.live));
  for (const unit of [...owners, live?.owner]) {
    if (unit && !can(actor, action, { unit })) throw problem("forbidden", { action });
  }
}

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
  // Loaded when somebody publishes, which is a few times a month.
  const { decidePublish } = await import("../../forms/publish.ts");
  const decision = decidePublish({
    draft: definition,
    live,
    filledFor: await countFilledFor(deps, definition),
    known: await sharesOfFacts(deps, definition),
    budgetHours: yearlyBudget,
    approval,
    now,
    lint: await lintOptions(deps, definition, draft !== undefined),
  });
  if (!decision.publish) throw problem("publish-refused", { decision });
  const form: FormVersion = { ...definition, version: (head?.live ?? 0) + 1, publishedAt: now, publishedBy: by };
  compileForm(form);
  const result = await deps.table.commit([
    {
      kind: "put",
      item: formHeadItem({ id, live: form.version, title: form.title }, (head?.revision ?? 0) + 1),
      when: head ? { kind: "version", is: head.revision } : { kind: "absent" },
    },
    { kind: "put", item: formVersionItem(form), when: { kind: "absent" } },
    // A draft that somebody saved meanwhile is not published and must not be lost.
    { kind: "delete", key: keys.formDraftKey(id), ...(draft && { when: { kind: "version", is: draft } }) },
  ]);
  if (!result.ok) throw problem("changed-meanwhile");
  deps.memory.forget(`form:${id}`);
  deps.memory.forget("forms");
  return { form, decision };
}

/** The packs of the product are proved by its tests; what an administrator writes is proved here. */
async function lintOptions(deps: Deps, definition: FormDefinition, prove: boolean): Promise<LintOptions> {
  const { isSafePattern, proveSchema } = await deps.checking();
  const patterns = prove ? patternsIn(definition) : [];
  const slow = patterns.length > 0 ? await deps.slowPatterns(patterns) : new Set();
  return { proveSchema, isSafePattern: (pattern) => isSafePattern(pattern) && !slow.has(pattern) };
}

/** Every `pattern` of the definition's schemas, each once. */
function patternsIn(definition: FormDefinition): string[] {
  const found = new Set<string>();
  const look = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { pattern } = node as { pattern?: unknown };
    if (typeof pattern === "string") found.add(pattern);
    Object.values(node).forEach(look);
  };
  look(definition);
  return [...found];
}

/** Staff-hours a year a form may cost a district without an approval by name. */
const yearlyBudget = 20_000;

function parseDefinition(given: unknown): FormDefinition {
  const parsed = FormDefinition.safeParse(given);
  if (parsed.success) return parsed.data;
  throw problem("definition-invalid", { errors: fieldErrors(parsed.error.issues as Issue[]) });
}

/** Subjects of the form's type, or staff where it has none. */
async function countFilledFor(deps: Deps, definition: FormDefinition): Promise<number> {
  if (!definition.subject) return 1;
  const item = await deps.table.get(keys.settingKey(`subjects:${definition.subject}`));
  return Number(item?.count ?? 0) || 1000;
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
