// Opens the one file of the embedded store and makes its table.
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { problem } from "../../../core/problem.ts";
import { indexKeys } from "../../ports.ts";
import { telling } from "../disk-troubles.ts";

const VERSION = 1;

/** How long SQLite itself waits for another process's lock; it holds up the event loop, so not for long. */
const LOCK_WAIT = 250;

export type FileOptions = {
  /** The file never grows past this; a commit that would need more is `store-full`. */
  maxBytes?: number;
};

/** Throws `store-read-only`, `store-damaged`, `store-unreachable`, `store-full` or `store-newer` for a file that cannot be used. */
export const openFile = (path: string, options: FileOptions): DatabaseSync => telling(() => open(path, options));

function open(path: string, { maxBytes }: FileOptions): DatabaseSync {
  if (path !== ":memory:") makePrivate(path);
  const db = new DatabaseSync(path, { timeout: LOCK_WAIT });
  try {
    // FULL syncs the log at each commit: what was acknowledged survives a power cut, not only a crash.
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    // Copying the log into the file at every 16 MB instead of 4 MB gives a quarter more commits a second.
    db.exec("PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -32768");
    makeTable(db);
    if (maxBytes) db.exec(`PRAGMA max_page_count = ${Math.floor(maxBytes / pageBytes(db))}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

// Residents' data: for the owner alone. The -wal and -shm files take over the rights of the file.
function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a", 0o600));
}

const pageBytes = (db: DatabaseSync) => Number(db.prepare("PRAGMA page_size").get()?.page_size);

function makeTable(db: DatabaseSync): void {
  const version = Number(db.prepare("PRAGMA user_version").get()?.user_version);
  if (version > VERSION) throw problem("store-newer", { format: version, known: VERSION });
  if (version === VERSION) return;
  db.exec(`BEGIN IMMEDIATE; ${schema()}; PRAGMA user_version = ${VERSION}; COMMIT`);
}

// An item is its JSON; beside it stands only what SQLite must find it by. Texts compare by their UTF-8 bytes (BINARY),
// as DynamoDB's keys do. The index columns stand before the body so that a large one is not read for them.
function schema(): string {
  const indexes = Object.entries(indexKeys);
  const columns = indexes.map(([, { pk, sk }]) => `${pk} TEXT, ${sk} TEXT,`).join(" ");
  return [
    `CREATE TABLE IF NOT EXISTS items (pk TEXT, sk TEXT, ${columns} body TEXT NOT NULL, PRIMARY KEY (pk, sk)) STRICT, WITHOUT ROWID`,
    ...indexes.map(
      ([name, { pk, sk }]) =>
        `CREATE INDEX IF NOT EXISTS ${name} ON items (${pk}, ${sk}, pk, sk) WHERE ${pk} IS NOT NULL AND ${sk} IS NOT NULL`,
    ),
  ].join(";\n");
}
