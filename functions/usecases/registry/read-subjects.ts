// Subjects listed, read, and revealed with a reason that is audited.

import type { SubjectView } from "../../../api/registry.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { maskSubject, readerOf } from "../../../forms/registry/mask-subject.ts";
import type { Subject } from "../../../forms/registry/subject.ts";
import type { Deps } from "../../deps.ts";
import type { Page } from "../../ports.ts";
import { audit } from "../../store/audit.ts";
import { subjectOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { hiddenFacts } from "../../store/masks.ts";
import { type Paged, pageOver } from "../../store/paging.ts";
import { withActivity } from "../../store/subjects.ts";
import { subtreeOf } from "../../store/units.ts";

/** Subjects of one type in a unit, with how often each form was filled for them. */
export async function listSubjects(
  deps: Deps,
  actor: Actor,
  query: { type: string; unit: string },
  page: Page,
): Promise<Paged<SubjectView>> {
  if (!can(actor, "subject.read", { unit: query.unit })) throw problem("forbidden", { action: "subject.read" });
  const units = await subtreeOf(deps, query.unit);
  const found = await pageOver(
    deps.table,
    units.map((unit) => keys.subjectsOfUnit(unit, query.type)),
    page,
    subjectOf,
  );
  const hidden = await hiddenFacts(deps);
  return {
    ...found,
    items: await withActivity(
      deps,
      found.items.map((it) => maskSubject(it, hidden, readerOf(actor, it.unit))),
    ),
  };
}

/** Throws `not-found` for what is not there and, alike, for what is not the actor's. */
async function loadSubject(deps: Deps, actor: Actor, id: string): Promise<Subject> {
  const item = await deps.table.get(keys.subjectKey(id));
  const subject = item && subjectOf(item);
  if (!subject || !can(actor, "subject.read", { unit: subject.unit })) throw problem("not-found", { subject: id });
  return subject;
}

export async function getSubject(deps: Deps, actor: Actor, id: string): Promise<SubjectView> {
  const subject = await loadSubject(deps, actor, id);
  const [view] = await withActivity(deps, [
    maskSubject(subject, await hiddenFacts(deps), readerOf(actor, subject.unit)),
  ]);
  return view as SubjectView;
}

/** The unmasked subject; who saw it and why is kept before it is shown. */
export async function revealSubject(deps: Deps, actor: Actor, id: string, reason: string): Promise<SubjectView> {
  const subject = await loadSubject(deps, actor, id);
  if (!can(actor, "subject.reveal", { unit: subject.unit })) throw problem("forbidden", { action: "subject.reveal" });
  await audit(deps, `subject:${id}`, actor.person, "subject.reveal", reason);
  const [view] = await withActivity(deps, [subject]);
  return view as SubjectView;
}
