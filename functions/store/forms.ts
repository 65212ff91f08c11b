// Forms as the use cases need them: a version is remembered for good, which one is live for seconds.

import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { problem } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import { type CompiledForm, compileForm } from "../../forms/decide/compiled-form.ts";
import type { FormDefinition, FormVersion } from "../../forms/definition/definition.ts";
import { unitsOf } from "../../forms/definition/may-fill.ts";
import type { Deps } from "../deps.ts";
import { type FormHead, formHeadOf, formVersionOf, newestOf } from "./items.ts";
import * as keys from "./keys.ts";
import { formKey, formVersionKey } from "./keys.ts";
import { forever, headMilliseconds } from "./memory.ts";
import { all } from "./paging.ts";

/** Of a form that was ever published; live may be none of its versions. */
export const formHead = (deps: Deps, id: string): Promise<FormHead | undefined> =>
  deps.memory.recall(`form:${id}`, headMilliseconds, async () => {
    const item = await deps.table.get(formKey(id));
    return item && formHeadOf(item);
  });

export const formVersion = (deps: Deps, id: string, version: number): Promise<FormVersion | undefined> =>
  deps.memory.recall(`form:${id}@${version}`, forever, async () => {
    const item = await deps.table.get(formVersionKey(id, version));
    return item && formVersionOf(item);
  });

/** The live version, where there is one. */
export async function liveVersion(deps: Deps, id: string): Promise<FormVersion | undefined> {
  const head = await formHead(deps, id);
  return head && head.live > 0 ? formVersion(deps, id, head.live) : undefined;
}

/** The live version. Throws `not-found`. */
export async function liveForm(deps: Deps, id: string): Promise<FormVersion> {
  const version = await liveVersion(deps, id);
  if (!version) throw problem("not-found", { form: id });
  return version;
}

/** The live version, or the last one of a form that is live no more: what it is filled in with has ended, not what was. Throws `not-found`. */
export async function lastForm(deps: Deps, id: string): Promise<FormVersion> {
  const head = await formHead(deps, id);
  const version = head && (await formVersion(deps, id, head.live || newestOf(head)));
  if (!version) throw problem("not-found", { form: id });
  return version;
}

/** Since when a version is live no more because nobody approved it in time. */
export const stoppedAt = (head: FormHead | undefined, version: number): Instant | undefined =>
  head?.stopped?.find((it) => it.from <= version && version <= it.to)?.at;
/** The mark of what was filled in with such a version. */
export const stoppedMark = (head: FormHead | undefined, version: number): { stopped?: true } =>
  stoppedAt(head, version) ? { stopped: true } : {};

/** The version a case was opened with. Throws `not-found`. */
export async function formOfCase(deps: Deps, state: { form: string; formVersion: number }): Promise<CompiledForm> {
  const version = await formVersion(deps, state.form, state.formVersion);
  if (!version) throw problem("not-found", { form: state.form });
  return compileForm(version);
}

/** The live version of every form. */
export const allForms = (deps: Deps): Promise<FormVersion[]> =>
  deps.memory.recall("forms", headMilliseconds, async () => {
    const heads = (await all(deps.table, keys.forms())).map(formHeadOf).filter((it) => it.live > 0);
    const versions = await Promise.all(heads.map((head) => formVersion(deps, head.id, head.live)));
    return versions.filter((it): it is FormVersion => it !== undefined);
  });

/** The live version of every form, and the last that was stopped: what it hid stays hidden. */
export const standingForms = async (deps: Deps): Promise<FormVersion[]> => {
  const stopped = await deps.memory.recall("stopped-forms", headMilliseconds, async () => {
    const heads = (await all(deps.table, keys.forms())).map(formHeadOf);
    const last = heads.flatMap(({ id, stopped = [] }) => stopped.slice(-1).map(({ to }) => formVersion(deps, id, to)));
    return (await Promise.all(last)).filter((it): it is FormVersion => it !== undefined);
  });
  return [...(await allForms(deps)), ...stopped];
};

/**
 * Throws `forbidden`, with the unit, unless the actor is over the owner of each of these definitions and of what is live (or was last); to publish,
 * over every unit too in which they are filled: where a form is offered no more, it is taken away.
 */
export async function mustBeOver(
  deps: Deps,
  actor: Actor,
  action: "form.write" | "form.publish",
  id: string,
  definitions: (FormDefinition | undefined)[],
): Promise<void> {
  const head = await formHead(deps, id);
  const last = head && (await formVersion(deps, id, head.live || newestOf(head)));
  for (const form of [...definitions, last]) {
    if (!form) continue;
    const { owner } = form;
    const places = action === "form.write" ? [] : unitsOf(form);
    const unit = [owner, ...places].find((it) => !can(actor, action, { unit: it, owner }));
    if (unit) throw problem("forbidden", { action, unit });
  }
}
