// Form versions on the device: the newest ones, and older ones that drafts were begun with.
import type { FormVersion } from "../../forms/definition.ts";
import type { Connection } from "./connection.ts";
import type { StoredForm } from "./records.ts";
import { readMeta, type Store } from "./store.ts";

export const storedForm = (form: FormVersion): StoredForm => ({
  key: `${form.id}@${form.version}`,
  id: form.id,
  version: form.version,
  form,
});

/** The forms a person may fill now, newest version of each. */
export async function latestForms(store: Store): Promise<FormVersion[]> {
  const list = await readMeta(store, "forms");
  const stored = await Promise.all(
    (list?.latest ?? []).map(({ id, version }) => store.get("forms", `${id}@${version}`)),
  );
  return stored.flatMap((it) => (it ? [it.form] : []));
}

/** One version: from the device, else from the server, and kept. Without a version, the newest known. */
export async function findForm(
  store: Store,
  connection: Connection,
  id: string,
  version?: number,
): Promise<FormVersion | undefined> {
  const wanted = version ?? (await readMeta(store, "forms"))?.latest.find((it) => it.id === id)?.version;
  const stored = wanted === undefined ? undefined : await store.get("forms", `${id}@${wanted}`);
  if (stored) return stored.form;
  const path = `/forms/${encodeURIComponent(id)}${version === undefined ? "" : `/versions/${version}`}`;
  const reply = await connection.request("GET", path);
  if (reply.status !== 200) return undefined;
  const form = reply.body as FormVersion;
  await store.put("forms", storedForm(form));
  return form;
}
