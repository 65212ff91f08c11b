// Commits to the embedded store, many in one transaction, so that they share the one wait for the disk.
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { setTimeout as pause } from "node:timers/promises";
import { Problem } from "../../../core/problem.ts";
import { type Committed, type Item, indexKeys, type Key, type Refused, type Write } from "../../ports.ts";
import { checkCommit, checkItem, keyOf } from "../commit-rules.ts";
import { troubleOf } from "../disk-troubles.ts";
import { holds, updated } from "./apply.ts";

/** So that one transaction never holds up the readers for long. */
const GROUP = 128;
/** Times a group asks again for the lock another process holds, about ten seconds in all. */
const LOCK_ATTEMPTS = 40;

type Outcome = Committed | Refused | { failed: unknown };
type Row = SQLInputValue[];
type Change = { keep: Row } | { drop: Key };
type Waiting = {
  writes: Write[];
  /** What each plain put becomes, made before the transaction so that it is short; the rest depends on what stands. */
  rows: (Row | undefined)[];
  resolve: (result: Committed | Refused) => void;
  reject: (reason: unknown) => void;
};

/** `mustStand` throws when the file is no more where it was opened. */
export function commits(db: DatabaseSync, get: (key: Key) => Item | undefined, mustStand: () => void) {
  const upsert = db.prepare(upsertSql);
  const remove = db.prepare("DELETE FROM items WHERE pk = ? AND sk = ?");
  let waiting: Waiting[] = [];
  let draining: Promise<void> | undefined;

  function commit(writes: Write[]): Promise<Committed | Refused> {
    checkCommit(writes);
    const rows = writes.map((write) => (write.kind === "put" ? rowOf(write.item) : undefined));
    return new Promise((resolve, reject) => {
      waiting.push({ writes, rows, resolve, reject });
      draining ??= drain();
    });
  }

  /** Takes what has come in by the end of this turn of the event loop, group by group. */
  async function drain(): Promise<void> {
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const group = waiting.slice(0, GROUP);
      waiting = waiting.slice(GROUP);
      await settle(group);
      await new Promise(setImmediate);
    }
    draining = undefined;
  }

  async function settle(group: Waiting[]): Promise<void> {
    const outcomes = await withLock(() => transaction(() => group.map(apply)));
    if (Array.isArray(outcomes)) {
      for (const [i, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[i] as Outcome;
        if ("failed" in outcome) reject(troubleOf(outcome.failed) ?? outcome.failed);
        else resolve(outcome);
      }
    } else if (group.length === 1 || concernsAll(outcomes.failed)) {
      for (const { reject } of group) reject(troubleOf(outcomes.failed) ?? outcomes.failed);
    } else {
      // Nothing of the group was written: one at a time, whoever made it fail fails alone.
      for (const one of group) await settle([one]);
    }
  }

  async function withLock<T>(attempt: () => T): Promise<T | { failed: unknown }> {
    for (let attempts = 1; ; attempts++) {
      try {
        return attempt();
      } catch (failed) {
        if (!isBusy(failed) || attempts === LOCK_ATTEMPTS) return { failed };
        await pause(10);
      }
    }
  }

  // IMMEDIATE takes the write lock at once: a command line may work on the same file beside the server.
  function transaction<T>(work: () => T): T {
    mustStand();
    db.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      db.exec("COMMIT");
      // Nothing is acknowledged that went into a file which nobody will find again.
      mustStand();
      return result;
    } finally {
      // Still open: something failed. (On a full disk SQLite may have rolled back by itself.)
      if (db.isTransaction) db.exec("ROLLBACK");
    }
  }

  /** Every write is decided before the first is made, so a refused commit leaves nothing to undo. */
  function apply(one: Waiting): Outcome {
    let changes: Change[] | Refused;
    try {
      changes = decide(one);
    } catch (failed) {
      return { failed };
    }
    if (!Array.isArray(changes)) return changes;
    for (const change of changes) {
      if ("keep" in change) upsert.run(...change.keep);
      else remove.run(change.drop.pk, change.drop.sk);
    }
    return { ok: true };
  }

  function decide({ writes, rows }: Waiting): Change[] | Refused {
    const changes: Change[] = [];
    for (const [at, write] of writes.entries()) {
      const stood = write.when || write.kind === "update" ? get(keyOf(write)) : undefined;
      if (!holds(write.when, stood)) return { ok: false, at, stood };
      if (write.kind === "put") changes.push({ keep: rows[at] as Row });
      else if (write.kind === "delete") changes.push({ drop: write.key });
      else if (write.kind === "update") changes.push({ keep: checkedRow(updated(stood, write)) });
    }
    return changes;
  }

  return { commit, underWay: () => draining };
}

const codeOf = (error: unknown) => (error instanceof Problem ? error : troubleOf(error))?.code;
const isBusy = (error: unknown) => codeOf(error) === "too-busy";
/** Whether the file itself is in the way: then it is in everybody's. A disk may have room for one and not for another. */
const concernsAll = (error: unknown) => ![undefined, "store-full"].includes(codeOf(error));

const indexes = Object.values(indexKeys);
const indexColumns = indexes.flatMap(({ pk, sk }) => [pk, sk]);
const columns = ["pk", "sk", ...indexColumns, "body"];
const upsertSql = `INSERT INTO items (${columns}) VALUES (${columns.map(() => "?")})
  ON CONFLICT (pk, sk) DO UPDATE SET ${columns.slice(2).map((name) => `${name} = excluded.${name}`)}`;

function rowOf(item: Item): Row {
  const row: Row = [item.pk, item.sk];
  for (const name of indexColumns) row.push((item[name] as string | undefined) ?? null);
  row.push(JSON.stringify(item));
  return row;
}

function checkedRow(item: Item): Row {
  checkItem(item);
  return rowOf(item);
}
