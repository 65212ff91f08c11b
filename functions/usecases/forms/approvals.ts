// Approvals of a form: somebody's own act, given to a draft as it stands or to a version that went out in an emergency.
import type { Approvals } from "../../../api/forms.ts";
import { dueId } from "../../../core/due-work.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import type { FormDefinition } from "../../../forms/definition/definition.ts";
import { type Admission, type Approval, mayApprove } from "../../../forms/publish/admission.ts";
import type { Deps } from "../../deps.ts";
import { approversOf } from "../../store/approvers.ts";
import { decidePublishNow } from "../../store/decide-publish.ts";
import { formHead, formVersion, liveVersion, stoppedAt } from "../../store/forms.ts";
import {
  admissionItem,
  admissionOf,
  authorsOf,
  draftApprovalItem,
  draftApprovalOf,
  draftOf,
  formHeadItem,
  formHeadOf,
  isOf,
} from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all } from "../../store/paging.ts";
import { personName } from "../../store/people.ts";
import { formApproval } from "../work/form-approval.ts";

/** Of the draft with this tag, or of the version that waits. */
export type ApprovalRequest = { draft?: number; version?: number; reason: string };

/**
 * Approves what the approver has read. Throws `forbidden` for who may not approve it or wrote it (`because: "author"`),
 * `precondition-failed` when the draft was saved since, or the version waits for no approval any more.
 */
export async function approve(deps: Deps, actor: Actor, id: string, request: ApprovalRequest): Promise<Approval> {
  const { reason } = request;
  const approval: Approval = { by: actor.person, name: actor.name, reason, at: deps.clock.now() };
  if (request.draft !== undefined) await approveDraft(deps, actor, id, request.draft, approval);
  else await approveVersion(deps, actor, id, request.version, approval);
  return approval;
}

async function approveDraft(deps: Deps, actor: Actor, id: string, number: number, approval: Approval): Promise<void> {
  const item = await deps.table.get(keys.formDraftKey(id));
  const draft = item && draftOf(item);
  if (!draft) throw problem("not-found", { form: id });
  mustApprove(deps, actor, draft.definition, authorsOf(draft));
  if (draft.version !== number) throw problem("precondition-failed");
  const result = await deps.table.commit([
    { kind: "check", key: keys.formDraftKey(id), when: { kind: "version", is: number } },
    { kind: "put", item: draftApprovalItem(id, number, approval) },
  ]);
  if (!result.ok) throw problem("precondition-failed");
}

async function approveVersion(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number | undefined,
  approval: Approval,
): Promise<void> {
  const [item, admitted] = await Promise.all([
    deps.table.get(keys.formKey(id)),
    version === undefined ? undefined : deps.table.get(keys.admissionKey(id, version)),
  ]);
  const form = version === undefined ? undefined : await formVersion(deps, id, version);
  if (!item || !admitted || !form) throw problem("not-found", { form: id });
  const { revision, ...admission } = admissionOf(admitted);
  mustApprove(deps, actor, form, admission.authors);
  const { emergency, revision: stands, ...head } = formHeadOf(item);
  if (emergency?.version !== version) throw problem("precondition-failed");
  const result = await deps.table.commit([
    { kind: "put", item: formHeadItem(head, stands + 1), when: { kind: "version", is: stands } },
    {
      kind: "put",
      item: admissionItem({ ...admission, approval }, revision + 1),
      when: { kind: "version", is: revision },
    },
    { kind: "delete", key: keys.workKey(dueId(formApproval.due({ form: id }))) },
  ]);
  if (!result.ok) throw problem("changed-meanwhile");
  deps.memory.forget(`form:${id}`);
}

function mustApprove(deps: Deps, actor: Actor, form: FormDefinition, authors: readonly string[]): void {
  if (!mayApprove(actor, form, deps.approvers)) throw problem("forbidden", { action: "form.approve" });
  if (authors.includes(actor.person)) throw problem("forbidden", { action: "form.approve", because: "author" });
}

type DraftShown = Omit<NonNullable<Approvals["draft"]>, "etag"> & { version: number };

/** What approvals a form needs and has. Throws `not-found`, `forbidden` for who neither writes nor approves it. */
export async function readApprovals(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<Omit<Approvals, "draft"> & { draft?: DraftShown }> {
  const [kept, head] = await Promise.all([deps.table.get(keys.formDraftKey(id)), formHead(deps, id)]);
  const draft = kept && draftOf(kept);
  const live = await liveVersion(deps, id);
  const about = draft?.definition ?? live;
  if (!about) throw problem("not-found", { form: id });
  const approves = (it: FormDefinition | undefined) => it !== undefined && mayApprove(actor, it, deps.approvers);
  if (!can(actor, "form.write", { unit: about.owner }) && !approves(about) && !approves(live))
    throw problem("forbidden", { action: "form.approve" });
  const may = (form: FormDefinition, authors: readonly string[]) =>
    mayApprove(actor, form, deps.approvers) && !authors.includes(actor.person);
  const admissions = (await all(deps.table, keys.admissionsOf(id))).map(admissionOf);
  const authors = draft ? authorsOf(draft) : (admissions[0]?.authors ?? []);
  const approvals = draft
    ? (await all(deps.table, keys.draftApprovals(id, draft.version)))
        .map(draftApprovalOf)
        .filter((it) => isOf(draft, it))
    : [];
  // Without a draft there is nothing to publish: who could approve it is all that is asked.
  const decided = draft && (await decidePublishNow(deps, about, { authors, approval: approvals[0] }));
  const waiting = head?.emergency && admissions.find((it) => it.version === head.emergency?.version);
  return {
    ...(draft &&
      decided && {
        draft: {
          version: draft.version,
          by: draft.by,
          name: await personName(deps, draft.by),
          at: draft.at,
          decision: decided.decision,
          approvals,
          mayApprove: may(draft.definition, authors),
        },
      }),
    ...(head?.emergency &&
      waiting &&
      live && {
        emergency: {
          ...head.emergency,
          ...(waiting.emergency?.note && { note: waiting.emergency.note }),
          by: await personName(deps, waiting.publishedBy),
          mayApprove: may(live, waiting.authors),
        },
      }),
    approvers: decided?.approvers ?? (await approversOf(deps, about, authors)),
    versions: await Promise.all(
      admissions.map(async (it) => ({
        ...shown(it, stoppedAt(head, it.version)),
        publishedBy: await personName(deps, it.publishedBy),
      })),
    ),
  };
}

function shown(
  { form: _, authors: __, revision: ___, ...it }: ReturnType<typeof admissionOf>,
  stopped: Admission["stopped"],
): Admission {
  return { ...it, ...(stopped && { stopped }) };
}
