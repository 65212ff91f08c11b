// The forms that the last fetch brought: those that the person may fill.
import type { FormVersion } from "../../forms/definition/definition.ts";
import { readMeta, type Store } from "./store.ts";

/** The newest version of each. */
export async function latestForms(store: Store): Promise<FormVersion[]> {
  const list = await readMeta(store, "forms");
  const stored = await Promise.all(
    (list?.latest ?? []).map(({ id, version }) => store.get("forms", `${id}@${version}`)),
  );
  return stored.flatMap((it) => (it ? [it.form] : []));
}
