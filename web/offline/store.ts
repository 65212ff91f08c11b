// The device's own store: one IndexedDB database for each person, so that a shared phone shows nobody another's work.
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
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

/** Opens (or makes) a person's database. */
export function openStore(person: string): Promise<Store> {
  return openDB<Schema>(`gridform-${person}`, 1, {
    upgrade(db) {
      db.createObjectStore("forms", { keyPath: "key" }).createIndex("id", "id");
      const subjects = db.createObjectStore("subjects", { keyPath: "id" });
      subjects.createIndex("type", "type");
      subjects.createIndex("unit", "unit");
      db.createObjectStore("units", { keyPath: "code" }).createIndex("parent", "parent");
      db.createObjectStore("cases", { keyPath: "id" }).createIndex("form", "form");
      db.createObjectStore("drafts", { keyPath: "key" });
      db.createObjectStore("outbox", { keyPath: "id" }).createIndex("state", "state");
      db.createObjectStore("files", { keyPath: "name" });
      db.createObjectStore("meta", { keyPath: "key" });
    },
    // Another tab runs a newer page: give way, or its upgrade hangs until this tab is closed.
    blocking(_current, _wanted, event) {
      (event.target as IDBDatabase).close();
    },
  });
}

/** One record of the meta store, or nothing. */
export async function readMeta<K extends Meta["key"]>(
  store: Store,
  key: K,
): Promise<Extract<Meta, { key: K }> | undefined> {
  return (await store.get("meta", key)) as Extract<Meta, { key: K }> | undefined;
}
