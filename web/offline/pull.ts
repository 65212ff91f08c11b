// Fetching what the device needs to work without a network.

import type { CaseView } from "../../api/cases.ts";
import type { SubjectView } from "../../api/registry.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import type { Connection } from "./connection.ts";
import { storedForm } from "./find-form.ts";
import type { PullOutcome, UnitView } from "./records.ts";
import { readMeta, type Store } from "./store.ts";

type Pulled = {
  now: string;
  full: boolean;
  me?: unknown;
  forms?: FormVersion[];
  units?: UnitView[];
  subjects?: SubjectView[];
  cases?: CaseView[];
};

/** Asks for what changed since the last time and keeps it, all in one transaction. */
export async function pull(store: Store, connection: Connection, now: string): Promise<PullOutcome> {
  const last = await readMeta(store, "sync");
  const reply = await connection.request("GET", last ? `/sync?since=${encodeURIComponent(last.since)}` : "/sync");
  if (reply.status === 401) return "sign-in";
  const pulled = reply.body as Pulled | undefined;
  if (reply.status !== 200 || typeof pulled?.now !== "string") return "later";
  await keep(store, pulled, now);
  return "fresh";
}

async function keep(store: Store, pulled: Pulled, now: string): Promise<void> {
  const tx = store.transaction(["forms", "subjects", "units", "cases", "meta", "drafts", "outbox"], "readwrite");
  const table = <N extends "subjects" | "units" | "cases" | "forms">(name: N) => tx.objectStore(name);
  if (pulled.full) {
    await Promise.all([table("subjects").clear(), table("units").clear(), table("cases").clear()]);
  }
  const writes: Promise<unknown>[] = [];
  for (const unit of pulled.units ?? []) writes.push(table("units").put(unit));
  for (const subject of pulled.subjects ?? []) writes.push(table("subjects").put(subject));
  for (const it of pulled.cases ?? []) {
    // A closed case is told once, so that it leaves the lists.
    writes.push(it.status === "open" ? table("cases").put(it) : table("cases").delete(it.id));
  }
  for (const form of pulled.forms ?? []) writes.push(table("forms").put(storedForm(form)));
  await Promise.all(writes);
  const meta = tx.objectStore("meta");
  if (pulled.forms) {
    const known = await meta.get("forms");
    const latest = new Map(
      pulled.full || known?.key !== "forms" ? [] : known.latest.map((it): [string, number] => [it.id, it.version]),
    );
    for (const form of pulled.forms) latest.set(form.id, form.version);
    await meta.put({ key: "forms", latest: Array.from(latest, ([id, version]) => ({ id, version })) });
    if (pulled.full) await forgetForms(tx, latest);
  }
  if (pulled.me) await meta.put({ key: "me", me: pulled.me });
  await meta.put({ key: "sync", since: pulled.now, pulledAt: now });
  await tx.done;
}

type Tx = ReturnType<typeof transactionShape>;
const transactionShape = (store: Store) =>
  store.transaction(["forms", "subjects", "units", "cases", "meta", "drafts", "outbox"], "readwrite");

/** Older versions go, except those that drafts and records in the outbox were begun with. */
async function forgetForms(tx: Tx, latest: Map<string, number>): Promise<void> {
  const needed = new Set(Array.from(latest, ([id, version]) => `${id}@${version}`));
  for (const draft of await tx.objectStore("drafts").getAll()) needed.add(`${draft.form}@${draft.version}`);
  for (const { draft } of await tx.objectStore("outbox").getAll()) needed.add(`${draft.form}@${draft.version}`);
  for (const key of await tx.objectStore("forms").getAllKeys()) {
    if (!needed.has(key)) await tx.objectStore("forms").delete(key);
  }
}
