// Publishing a draft: decided with its reasons, committed once.
import { dueId } from "../../../core/due-work.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { type Instant, later } from "../../../core/time.ts";
import { compileForm } from "../../../forms/decide/compiled-form.ts";
import type { FormDefinition, FormVersion } from "../../../forms/definition/definition.ts";
import { approvalDueMilliseconds } from "../../../forms/publish/admission.ts";
import type { PublishDecision } from "../../../forms/publish/decision.ts";
import type { Deps } from "../../deps.ts";
import type { Write } from "../../ports.ts";
import { type Asked, decidePublishNow, type PublishDecided } from "../../store/decide-publish.ts";
import { dueItem } from "../../store/due-item.ts";
import { mustBeOver } from "../../store/forms.ts";
import {
  admissionItem,
  authorsOf,
  draftApprovalOf,
  type Emergency,
  formHeadItem,
  formTypesItem,
  formVersionItem,
  isOf,
} from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { formApproval } from "../work/form-approval.ts";
import { formNotice } from "../work/form-notice.ts";
import { staleDraft } from "../work/stale-draft.ts";
import { getDraft } from "./drafts.ts";

/** `draft`: the number of the draft that was read. `approvedBy` names an approval that was given to the draft as it stands; an emergency goes out at once and is approved later. */
export type PublishRequest = { draft?: number; approvedBy?: string; reason?: "emergency"; note?: string };
export type Published = { form: FormVersion; decision: PublishDecision };

/**
 * Publishes the draft as the next version. Throws `publish-refused` with the decision, `not-found` without a draft, `precondition-failed` when it was saved since it was read.
 * Devices take the new version with their next sync; answers of every earlier version still land.
 */
export async function publishForm(deps: Deps, actor: Actor, id: string, request: PublishRequest): Promise<Published> {
  const draft = await getDraft(deps, actor, id);
  await mustBeOver(deps, actor, "form.publish", id, [draft.definition]);
  const { approvedBy } = request;
  if (request.draft !== undefined && request.draft !== draft.version) throw problem("precondition-failed");
  const item = approvedBy && (await deps.table.get(keys.draftApprovalKey(id, draft.version, approvedBy)));
  const found = item ? draftApprovalOf(item) : undefined;
  const given = found && isOf(draft, found) ? found : undefined;
  return commitVersion(deps, actor.person, draft.definition, {
    approval: given,
    notBy: given ? undefined : approvedBy,
    emergency: request.reason === "emergency",
    note: request.note,
    authors: [...new Set([...authorsOf(draft), actor.person])],
    types: true,
    draft: draft.version,
  });
}

/** Publishes what comes with the product, whose approval is its maker's: the packs of the catalog are proved by its tests. */
export function publishDefinition(
  deps: Deps,
  by: string,
  definition: FormDefinition,
  approval: { by: string; reason: string } | undefined,
): Promise<Published> {
  const given = approval && { ...approval, name: approval.by, at: deps.clock.now() };
  return commitVersion(deps, by, definition, { approval: given, authors: [by] });
}

type Told = Asked & { note?: string; draft?: number };

async function commitVersion(deps: Deps, by: string, definition: FormDefinition, asked: Told): Promise<Published> {
  const decided = await decidePublishNow(deps, definition, asked);
  const { decision, examined, version } = decided;
  if (!decision.publish || !examined.bounded) throw problem("publish-refused", { decision });
  const { id } = definition;
  const form: FormVersion = {
    ...examined.bounded.definition,
    version,
    publishedAt: deps.clock.now(),
    publishedBy: by,
  };
  compileForm(form);
  const result = await deps.table.commit([
    ...admit(form, decided, asked),
    { kind: "put", item: formVersionItem(form), when: { kind: "absent" } },
    ...(examined.types === undefined
      ? []
      : [{ kind: "put" as const, item: formTypesItem(id, version, examined.types) }]),
    // A draft that somebody saved meanwhile is not published and must not be lost.
    {
      kind: "delete",
      key: keys.formDraftKey(id),
      ...(asked.draft !== undefined && { when: { kind: "version", is: asked.draft } }),
    },
    { kind: "delete", key: keys.workKey(dueId(staleDraft.due({ form: id }))) },
  ]);
  if (!result.ok) throw problem("changed-meanwhile");
  deps.memory.forget(`form:${id}`);
  deps.memory.forget("forms");
  return { form, decision };
}

/** The head that makes the version live, how it came to be so, and in an emergency what becomes due for that. */
function admit(form: FormVersion, { decision, head, approvers }: PublishDecided, asked: Told): Write[] {
  const { id, version, title, publishedAt, publishedBy } = form;
  const needsApproval = decision.reasons.some((it) => it.severity === "approve");
  // Who publishes in an emergency again while the first one waits gains no time by it, and falls back to what was approved.
  const emergency: Emergency | undefined =
    needsApproval && !asked.approval
      ? {
          version,
          before: head?.emergency?.before ?? head?.live ?? 0,
          due: head?.emergency?.due ?? later(publishedAt as Instant, approvalDueMilliseconds),
        }
      : undefined;
  const waiting = formApproval.due({ form: id });
  // Asked once, however often it is published anew while it waits.
  const notices = (head?.emergency ? [] : approvers).map((it) =>
    formNotice.due({ form: id, version: String(version), about: "asked", person: it.id }),
  );
  const due: Write[] = emergency
    ? [
        { kind: "put", item: dueItem({ due: waiting, dueAt: emergency.due }) },
        ...notices.map((it): Write => ({ kind: "put", item: dueItem({ due: it, dueAt: publishedAt as Instant }) })),
      ]
    : [{ kind: "delete", key: keys.workKey(dueId(waiting)) }];
  return [
    {
      kind: "put",
      item: formHeadItem(
        { id, live: version, title, ...(head?.stopped && { stopped: head.stopped }), ...(emergency && { emergency }) },
        (head?.revision ?? 0) + 1,
      ),
      when: head ? { kind: "version", is: head.revision } : { kind: "absent" },
    },
    {
      kind: "put",
      item: admissionItem(
        {
          form: id,
          version,
          publishedAt: publishedAt as Instant,
          publishedBy,
          authors: [...asked.authors],
          ...(asked.approval && { approval: asked.approval }),
          ...(emergency && { emergency: { due: emergency.due, ...(asked.note && { note: asked.note }) } }),
        },
        1,
      ),
      when: { kind: "absent" },
    },
    ...due,
  ];
}
