// Drafts of forms: read and kept, with what is still wrong with them.

import { staleAfterMilliseconds } from "../../../core/due-work.ts";
import { fieldErrors, type Issue } from "../../../core/field-errors.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { later } from "../../../core/time.ts";
import { FormDefinition } from "../../../forms/definition/definition.ts";
import { mayApprove } from "../../../forms/publish/admission.ts";
import type { Deps } from "../../deps.ts";
import { dueItem } from "../../store/due-item.ts";
import { mustBeOver } from "../../store/forms.ts";
import {
  admissionOf,
  authorsOf,
  type Draft,
  draftItem,
  draftOf,
  type FormHead,
  firstDraftNumber,
  formHeadOf,
  newestOf,
} from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { staleDraft } from "../work/stale-draft.ts";

/** Throws `not-found`, `forbidden`. */
export async function getDraft(deps: Deps, actor: Actor, id: string): Promise<Draft & { version: number }> {
  const item = await deps.table.get(keys.formDraftKey(id));
  const draft = item && draftOf(item);
  if (!draft) throw problem("not-found", { form: id });
  const { definition } = draft;
  // Who approves it reads it first.
  if (!can(actor, "form.write", { unit: definition.owner }) && !mayApprove(actor, definition, deps.approvers))
    throw problem("forbidden", { action: "form.write" });
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
  await mustBeOver(deps, actor, "form.write", id, [definition, known?.definition]);
  if (version !== undefined && known?.version !== version) throw problem("precondition-failed");
  const head = known ? undefined : await headOf(deps, id);
  const authors = [...new Set([...(known ? authorsOf(known) : await unapprovedAuthors(deps, head)), actor.person])];
  const draft = { definition, by: actor.person, at: deps.clock.now(), authors } satisfies Draft;
  const next = known ? known.version + 1 : firstDraftNumber(head);
  const result = await deps.table.commit([
    {
      kind: "put",
      item: draftItem(draft, next),
      when: known ? { kind: "version", is: known.version } : { kind: "absent" },
    },
    {
      kind: "put",
      item: dueItem({ dueAt: later(draft.at, staleAfterMilliseconds), due: staleDraft.due({ form: id }) }),
    },
  ]);
  if (!result.ok) throw problem("changed-meanwhile");
  const { problems } = await deps.examine({ definition, hurried: true }).catch(() => notExamined);
  return { draft: definition, version: next, problems };
}

/** Whoever wrote what went out in an emergency wrote what follows on it too, until somebody else approves a version. */
async function unapprovedAuthors(deps: Deps, head: FormHead | undefined): Promise<string[]> {
  const item = head && (await deps.table.get(keys.admissionKey(head.id, newestOf(head))));
  const admission = item && admissionOf(item);
  return admission?.emergency && !admission.approval ? admission.authors : [];
}

async function headOf(deps: Deps, id: string): Promise<FormHead | undefined> {
  const item = await deps.table.get(keys.formKey(id));
  return item && formHeadOf(item);
}

/** It is kept all the same; publishing looks at it again. */
const notExamined = {
  problems: [
    {
      pointer: "",
      code: "not-examined",
      message: { zh: "草稿已保存，暂时未能检查", en: "The draft is kept; it could not be checked just now" },
    },
  ],
};

function parseDefinition(given: unknown): FormDefinition {
  const parsed = FormDefinition.safeParse(given);
  if (parsed.success) return parsed.data;
  throw problem("definition-invalid", { errors: fieldErrors(parsed.error.issues as Issue[]) });
}
