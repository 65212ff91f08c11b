// The embedded store: the table in one SQLite file, for a community on one small server.

import type { Table } from "../../ports.ts";
import { keyText } from "../commit-rules.ts";
import { telling } from "../disk-troubles.ts";
import { commits } from "./commit.ts";
import { type FileOptions, openFile } from "./file.ts";
import { watchPresence } from "./presence.ts";
import { reads } from "./read.ts";

export type SqliteTable = Table & {
  /** Waits for what is being committed, then lets go of the file. */
  close(): Promise<void>;
  /** Gives the space of deleted items back to the disk. Nothing else can be done meanwhile. */
  compact(): void;
};

/**
 * Opens the file, making it where there is none; `:memory:` keeps nothing. Throws, then and whenever it is used, `store-unreachable`
 * for a file that was moved, deleted or replaced, `store-damaged`, `store-read-only` and `store-full`.
 */
export function openSqliteTable(path: string, options: FileOptions = {}): SqliteTable {
  const db = openFile(path, options);
  const presence = watchPresence(path);
  const { get, query } = reads(db);
  const { commit, underWay } = commits(db, get, presence.check);
  const read = <T>(work: () => T): T =>
    telling(() => {
      presence.checkNowAndThen();
      return work();
    });
  return {
    get: async (key) => read(() => get(key)),
    getMany: async (keys) =>
      read(() => [...new Map(keys.map((key) => [keyText(key), key])).values()].flatMap((key) => get(key) ?? [])),
    query: async (range, page) => read(() => query(range, page)),
    commit: async (writes) => (writes.length === 0 ? { ok: true } : commit(writes)),
    compact: () => db.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize"),
    close: async () => {
      while (underWay()) await underWay();
      db.close();
    },
  };
}
