// The device's own store as pages use it: a person's database with idb's promises around it.
import { type DBSchema, type IDBPDatabase, wrap } from "idb";
import { openDatabase } from "./database.ts";
import type { CaseView, Draft, Meta, Outgoing, StoredFile, StoredForm, SubjectView, UnitView } from "./records.ts";

export interface Schema extends DBSchema {
  forms: { key: string; value: StoredForm; indexes: { id: string } };
  subjects: { key: string; value: SubjectView; indexes: { type: string; unit: string } };
  units: { key: string; value: UnitView; indexes: { parent: string } };
  cases: { key: string; value: CaseView; indexes: { form: string } };
  drafts: { key: string; value: Draft };
  outbox: { key: string; value: Outgoing; indexes: { state: string } };
  files: { key: string; value: StoredFile };
  meta: { key: string; value: Meta };
}

export type Store = IDBPDatabase<Schema>;

/** Opens a person's database. */
export const openStore = async (person: string): Promise<Store> => wrap(await openDatabase(person)) as Store;

/** One record of the meta store, or nothing. */
export async function readMeta<K extends Meta["key"]>(
  store: Store,
  key: K,
): Promise<Extract<Meta, { key: K }> | undefined> {
  return (await store.get("meta", key)) as Extract<Meta, { key: K }> | undefined;
}
