// Commits per second of the embedded store, next to the same rows written to SQLite with nothing around it.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openSqliteTable } from "../functions/adapters/sqlite/table.ts";
import type { Attributes, Table, Write } from "../functions/ports.ts";

const CALLERS = 32;
const COMMITS = 16_000;
const BARE_COMMITS = 4_000;

/** Prints commits a second at 32 callers at once, full durability on both sides. */
export async function benchStore(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "gridform-bench-"));
  try {
    report("gridform: commit of 8 writes, 32 callers", await benchTable(join(folder, "table.db")));
    report("node:sqlite: BEGIN; 4 inserts; COMMIT, one caller", benchBare(join(folder, "bare.db")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const report = (what: string, perSecond: number) =>
  console.log(`${what.padEnd(52)} ${String(Math.round(perSecond)).padStart(7)} commits/s`);

async function benchTable(path: string): Promise<number> {
  const table = openSqliteTable(path);
  let left = COMMITS;
  const caller = async () => {
    while (left-- > 0) await commitOrFail(table, submission(left));
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: CALLERS }, caller));
  const seconds = (performance.now() - started) / 1000;
  await table.close();
  return COMMITS / seconds;
}

async function commitOrFail(table: Table, writes: Write[]): Promise<void> {
  const result = await table.commit(writes);
  if (!result.ok) throw new Error(`Write ${result.at} was refused`);
}

/** About what one visit writes: itself, three facts, a case step with its deadline, two tallies. */
function submission(n: number): Write[] {
  const id = randomUUID();
  const grid = `3716020010${n % 100}G01`;
  const fact = (name: string): Write => ({
    kind: "put",
    item: {
      pk: `SUBJECT#${id}`,
      sk: `FACT#${name}`,
      value: "软管",
      source: id,
      confirmedAt: "2026-10-03T01:12:00.000Z",
    },
  });
  return [
    {
      kind: "put",
      item: { pk: `SUBMISSION#${id}`, sk: "0", gsi1pk: `UNIT#${grid}`, gsi1sk: id, form: "household-visit", answers },
      when: { kind: "absent" },
    },
    fact("gasHoseType"),
    fact("residents"),
    fact("phone"),
    {
      kind: "put",
      item: { pk: `CASE#${id}`, sk: "0", gsi2pk: `CASES#${grid}`, gsi2sk: id, step: "report", version: 1 },
    },
    { kind: "put", item: { pk: `WORK#${id}`, sk: "0", dueShard: `DUE#${n % 8}`, dueAt: "2026-10-03T05:12:00.000Z" } },
    { kind: "update", key: { pk: `TALLY#visit#${grid}`, sk: "2026-10" }, add: { count: 1, "hose.rubber": 1 } },
    { kind: "update", key: { pk: `TALLY#visit#${grid}`, sk: "2026-W40" }, add: { count: 1, "hose.rubber": 1 } },
  ];
}

const answers: Attributes = Object.fromEntries(
  Array.from({ length: 14 }, (_, i) => [`question${i}`, "灶具与热水器正常"]),
);

function benchBare(path: string): number {
  const db = new DatabaseSync(path);
  db.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (k TEXT PRIMARY KEY, v TEXT) WITHOUT ROWID",
  );
  const insert = db.prepare("INSERT INTO t VALUES (?, ?)");
  const body = JSON.stringify(answers);
  const started = performance.now();
  for (let n = 0; n < BARE_COMMITS; n++) {
    db.exec("BEGIN");
    for (let i = 0; i < 4; i++) insert.run(randomUUID(), body);
    db.exec("COMMIT");
  }
  const seconds = (performance.now() - started) / 1000;
  db.close();
  return BARE_COMMITS / seconds;
}

if (import.meta.main) await benchStore();
