// A person's database in IndexedDB as the browser gives it: enough to read a form from, before idb has come.
import type { StoreNames } from "idb";
import type { Schema } from "./records.ts";

/** Reads one record by its key. */
export type Read = <N extends StoreNames<Schema>>(table: N, key: string) => Promise<Schema[N]["value"] | undefined>;

/** Opens (or makes) a person's database: one for each, so that a shared phone shows nobody another's work. */
export function openDatabase(person: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(`gridform-${person}`, 1);
  opening.onupgradeneeded = () => {
    const db = opening.result;
    const table = (name: string, keyPath: string) => db.createObjectStore(name, { keyPath });
    table("forms", "key").createIndex("id", "id");
    const subjects = table("subjects", "id");
    subjects.createIndex("type", "type");
    subjects.createIndex("unit", "unit");
    table("units", "code").createIndex("parent", "parent");
    table("cases", "id").createIndex("form", "form");
    table("drafts", "key");
    table("outbox", "id").createIndex("state", "state");
    table("files", "name");
    table("meta", "key");
  };
  return settled(opening).then((db) => {
    // Another tab runs a newer page: give way, or its upgrade hangs until this tab is closed.
    db.onversionchange = () => db.close();
    return db;
  });
}

/** Reading from a database that may still be opening. */
export const readerOf =
  (database: Promise<IDBDatabase>): Read =>
  (table, key) =>
    database.then((db) => settled(db.transaction(table).objectStore(table).get(key)));

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
