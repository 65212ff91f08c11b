// Forms as the use cases need them: a version is remembered for good, which one is live for seconds.

import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { problem } from "../../core/problem.ts";
import { type CompiledForm, compileForm } from "../../forms/decide/compiled-form.ts";
import type { FormDefinition, FormVersion } from "../../forms/definition/definition.ts";
import { unitsOf } from "../../forms/definition/may-fill.ts";
import type { Deps } from "../deps.ts";
import { type FormHead, formHeadOf, formVersionOf } from "./items.ts";
import * as keys from "./keys.ts";
import { formKey, formVersionKey } from "./keys.ts";
import { forever, headMilliseconds } from "./memory.ts";
import { all } from "./paging.ts";

export const formHead = (deps: Deps, id: string): Promise<FormHead | undefined> =>
  deps.memory.recall(`form:${id}`, headMilliseconds, async () => {
    const item = await deps.table.get(formKey(id));
    const head = item && formHeadOf(item);
    return head && head.live > 0 ? head : undefined;
  });

export const formVersion = (deps: Deps, id: string, version: number): Promise<FormVersion | undefined> =>
  deps.memory.recall(`form:${id}@${version}`, forever, async () => {
    const item = await deps.table.get(formVersionKey(id, version));
    return item && formVersionOf(item);
  });

/** The live version. Throws `not-found`. */
export async function liveForm(deps: Deps, id: string): Promise<FormVersion> {
  const head = await formHead(deps, id);
  const version = head && (await formVersion(deps, id, head.live));
  if (!version) throw problem("not-found", { form: id });
  return version;
}

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

/**
 * Throws `forbidden`, with the unit, unless the actor is over the owner of each of these definitions and of what is live; to publish,
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
  const live = head && (await formVersion(deps, id, head.live));
  for (const form of [...definitions, live]) {
    if (!form) continue;
    const { owner } = form;
    const places = action === "form.write" ? [] : unitsOf(form);
    const unit = [owner, ...places].find((it) => !can(actor, action, { unit: it, owner }));
    if (unit) throw problem("forbidden", { action, unit });
  }
}
