// Forms as the use cases need them: a version is remembered for good, which one is live for seconds.
import { problem } from "../../core/problem.ts";
import { type CompiledForm, compileForm } from "../../forms/compiled-form.ts";
import type { FormVersion } from "../../forms/definition.ts";
import { formKey, formVersionKey } from "../keys.ts";
import type { Deps } from "./deps.ts";
import { forGood, headSeconds } from "./memory.ts";
import { type FormHead, formHeadOf, formVersionOf } from "./stored.ts";

export const formHead = (deps: Deps, id: string): Promise<FormHead | undefined> =>
  deps.memory.recall(`form:${id}`, headSeconds, async () => {
    const item = await deps.table.get(formKey(id));
    const head = item && formHeadOf(item);
    return head && head.live > 0 ? head : undefined;
  });

export const formVersion = (deps: Deps, id: string, version: number): Promise<FormVersion | undefined> =>
  deps.memory.recall(`form:${id}@${version}`, forGood, async () => {
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
