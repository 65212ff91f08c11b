// One version of a form: from the device, else from the server, and kept.
import type { FormVersion } from "../../forms/definition/definition.ts";
import type { FormDevice } from "./form-device.ts";
import type { StoredForm } from "./records.ts";

export const storedForm = (form: FormVersion): StoredForm => ({
  key: `${form.id}@${form.version}`,
  id: form.id,
  version: form.version,
  form,
});

/** The newest version of a form that the device knows of. */
export async function newestOf({ read }: FormDevice, id: string): Promise<number | undefined> {
  const known = await read("meta", "forms");
  return known?.key === "forms" ? known.latest.find((it) => it.id === id)?.version : undefined;
}

/** A version of a form, the newest known where none is said; undefined where neither the device nor the server has it. */
export async function findForm(device: FormDevice, id: string, version?: number): Promise<FormVersion | undefined> {
  const wanted = version ?? (await newestOf(device, id));
  const stored = wanted === undefined ? undefined : await device.read("forms", `${id}@${wanted}`);
  if (stored) return stored.form;
  const path = `/forms/${encodeURIComponent(id)}${version === undefined ? "" : `/versions/${version}`}`;
  const reply = await device.connection.request("GET", path);
  if (reply.status !== 200) return undefined;
  const form = reply.body as FormVersion;
  // Nobody waits for it: a form that could not be kept can still be filled.
  device
    .whole()
    .then(({ store }) => store.put("forms", storedForm(form)))
    .catch(() => undefined);
  return form;
}
