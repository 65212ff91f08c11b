// The device's own store as pages use it: a person's database with idb's promises around it.

import { type IDBPDatabase, wrap } from "idb";
import { openDatabase } from "./database.ts";
import type { Meta, Schema } from "./records.ts";
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
