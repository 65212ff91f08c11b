// The embedded store: the table in one SQLite file, for a community on one small server.

import type { Table } from "../../ports.ts";
import { keyText } from "../commit-rules.ts";
import { commits } from "./commit.ts";
import { type FileOptions, openFile } from "./file.ts";
import { reads } from "./read.ts";

export type SqliteTable = Table & {
  /** Waits for what is being committed, then lets go of the file. */
  close(): Promise<void>;
  /** Gives the space of deleted items back to the disk. Nothing else can be done meanwhile. */
  compact(): void;
};

/** Opens the file, making it where there is none; `:memory:` keeps nothing. */
export function openSqliteTable(path: string, options: FileOptions = {}): SqliteTable {
  const db = openFile(path, options);
  const { get, query } = reads(db);
  const { commit, underWay } = commits(db, get);
  return {
    get: async (key) => get(key),
    getMany: async (keys) =>
      [...new Map(keys.map((key) => [keyText(key), key])).values()].flatMap((key) => get(key) ?? []),
    query: async (range, page) => query(range, page),
    commit: async (writes) => (writes.length === 0 ? { ok: true } : commit(writes)),
    compact: () => db.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize"),
    close: async () => {
      while (underWay()) await underWay();
      db.close();
    },
  };
}
