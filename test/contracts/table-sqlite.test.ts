// The table in one SQLite file: the contract, and what can happen to a file.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import type { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import type { Problem } from "../../core/problem.ts";
import { telling, troubleOf } from "../../functions/adapters/disk-troubles.ts";
import { openSqliteTable } from "../../functions/adapters/sqlite/table.ts";
import type { Item, Table, Write } from "../../functions/ports.ts";
import { tableContract } from "./table.ts";

tableContract("SQLite", async () => {
  const table = openSqliteTable(newFile());
  return { table, close: table.close };
});

const folder = mkdtempSync(join(tmpdir(), "gridform-store-"));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
function newFile(): string {
  return join(folder, `${++files}`, "table.db");
}

const put = (pk: string, sk: string, more: object = {}): Write => ({ kind: "put", item: { pk, sk, ...more } });
const isProblem = (code: string) => (error: Problem) => error.code === code;
const isStoreFull = isProblem("store-full");

/** Writes to the file in a process of its own. */
function writer(path: string, prefix: string, commits?: number): ChildProcess & { stdout: Readable } {
  const args = [join(import.meta.dirname, "store-writer.ts"), path, prefix, ...(commits ? [String(commits)] : [])];
  return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
}

async function submissions(table: Table): Promise<Set<string>> {
  const ids = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await table.query({ pk: "SUBMISSION" }, { limit: 1000, ...(cursor && { cursor }) });
    for (const { sk } of page.items) ids.add(sk);
    cursor = page.cursor;
  } while (cursor);
  return ids;
}

const tally = async (table: Table) => (await table.get({ pk: "TALLY", sk: "0" }))?.count;

describe("a SQLite file", () => {
  it("has lost nothing that was acknowledged when its process is killed, and counted nothing twice", async () => {
    const path = newFile();
    const acknowledged: string[] = [];
    for (const run of ["first", "second", "third"]) {
      const child = writer(path, run);
      let lines = 0;
      for await (const id of createInterface({ input: child.stdout })) {
        acknowledged.push(id);
        if (++lines === 300) child.kill("SIGKILL");
      }
    }
    const table = openSqliteTable(path);
    const kept = await submissions(table);
    expect(acknowledged.filter((id) => !kept.has(id))).toStrictEqual([]);
    expect(acknowledged.length >= 900).toBe(true);
    expect(await tally(table)).toBe(kept.size);
    await table.close();
  });

  it("is shared by two processes at once", async () => {
    const path = newFile();
    const table = openSqliteTable(path);
    const child = writer(path, "theirs", 400);
    const exited = once(child, "exit");
    const acknowledged = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    await acknowledged.next();
    for (let i = 0; i < 400; i += 20) {
      const ours = Array.from({ length: 20 }, (_, n) =>
        table.commit([
          put("SUBMISSION", `ours-${i + n}`),
          { kind: "update", key: { pk: "TALLY", sk: "0" }, add: { count: 1 } },
        ]),
      );
      expect((await Promise.all(ours)).every(({ ok }) => ok)).toBe(true);
    }
    while (!(await acknowledged.next()).done);
    expect(await exited).toStrictEqual([0, null]);
    expect(await tally(table)).toBe(800);
    expect((await submissions(table)).size).toBe(800);
    await table.close();
  });

  it("commits late, not never, while another process holds the lock", async () => {
    const path = newFile();
    const table = openSqliteTable(path);
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    const committed = table.commit([put("a", "a")]);
    // Longer than SQLite's own patience, and reads go on meanwhile.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await table.get({ pk: "a", sk: "a" })).toBe(undefined);
    other.exec("COMMIT");
    expect(await committed).toStrictEqual({ ok: true });
    other.close();
    await table.close();
  });

  it("writes nothing of a commit for which the disk has no room, and takes the next that has", async () => {
    const table = openSqliteTable(newFile(), { maxBytes: 1_000_000 });
    const page = (i: number) => [put("big", `${i}`, { text: "x".repeat(90_000) }), put("small", `${i}`)];
    await expect(async () => {
      for (let i = 0; i < 20; i++) await table.commit(page(i));
    }).rejects.toSatisfy(isStoreFull);
    const { items } = await table.query({ pk: "big" });
    expect(await sortKeys(table, "small")).toStrictEqual(items.map(({ sk }) => sk).sort());

    await table.commit([{ kind: "delete", key: { pk: "big", sk: "0" } }]);
    expect(await table.commit([put("after", "1", { text: "x".repeat(50_000) })])).toStrictEqual({ ok: true });
    await table.close();
  });

  it("lets the neighbours of a commit that fails or is refused go through", async () => {
    const path = newFile();
    const table = openSqliteTable(path, { maxBytes: 1_000_000 });
    await table.commit([put("a", "text", { name: "text" })]);
    const tooMuch = Array.from({ length: 10 }, (_, i) => put("huge", `${i}`, { text: "x".repeat(300_000) }));
    const results = await Promise.allSettled([
      table.commit([put("a", "1")]),
      table.commit([put("a", "never"), { kind: "check", key: { pk: "a", sk: "1" }, when: { kind: "absent" } }]),
      table.commit([put("a", "never"), { kind: "update", key: { pk: "a", sk: "text" }, add: { name: 1 } }]),
      table.commit([put("a", "2"), ...tooMuch]),
      table.commit([{ kind: "update", key: { pk: "a", sk: "1" }, add: { count: 1 } }]),
    ]);
    expect(
      results.map((result) => (result.status === "fulfilled" ? result.value.ok : result.reason.message)),
    ).toStrictEqual([true, false, "Cannot add to name: it holds no number", "store-full", true]);
    await table.close();
    const reopened = openSqliteTable(path);
    expect((await reopened.query({ pk: "a" })).items).toStrictEqual([
      { pk: "a", sk: "1", count: 1 },
      { pk: "a", sk: "text", name: "text" },
    ]);
    expect(await sortKeys(reopened, "huge")).toStrictEqual([]);
    await reopened.close();
  });

  it("undoes the whole of a commit in which a write fails, whatever the reason", async () => {
    const path = newFile();
    const table = openSqliteTable(path);
    const other = new DatabaseSync(path);
    other.exec(
      "CREATE TRIGGER damage BEFORE INSERT ON items WHEN new.sk = 'bad' BEGIN SELECT RAISE(FAIL, 'damage'); END",
    );
    other.close();
    const results = await Promise.allSettled([
      table.commit([put("a", "1")]),
      table.commit([put("a", "never"), put("a", "bad")]),
      table.commit([put("a", "2")]),
    ]);
    expect(results.map(({ status }) => status)).toStrictEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await sortKeys(table, "a")).toStrictEqual(["1", "2"]);
    await table.close();
  });

  it("keeps what was being committed when it is closed, and takes nothing more", async () => {
    const path = newFile();
    const table = openSqliteTable(path);
    const committed = Array.from({ length: 300 }, (_, i) => table.commit([put("a", `${i}`)]));
    await table.close();
    expect((await Promise.all(committed)).every(({ ok }) => ok)).toBe(true);
    await expect(table.commit([put("a", "late")])).rejects.toThrow();
    const reopened = openSqliteTable(path);
    expect((await reopened.query({ pk: "a" }, { limit: 500 })).items.length).toBe(300);
    await reopened.close();
  });

  it("takes the item as it was when it was handed over", async () => {
    const table = openSqliteTable(newFile());
    const item: Item = { pk: "a", sk: "a", answers: { yes: 1 } };
    const committed = table.commit([{ kind: "put", item }]);
    item.answers = "changed";
    await committed;
    expect(await table.get(item)).toStrictEqual({ pk: "a", sk: "a", answers: { yes: 1 } });
    await table.close();
  });

  it("gives space back when compacted", async () => {
    const path = newFile();
    const table = openSqliteTable(path);
    const many = Array.from({ length: 50 }, (_, i) => `${i}`);
    await table.commit(many.map((sk) => put("a", sk, { text: "x".repeat(50_000) })));
    await table.commit(many.slice(1).map((sk) => ({ kind: "delete", key: { pk: "a", sk } })));
    table.compact();
    expect(statSync(path).size < 200_000).toBe(true);
    expect(await sortKeys(table, "a")).toStrictEqual(["0"]);
    await table.close();
  });

  it("can be read by its owner alone", async () => {
    const path = newFile();
    const table = openSqliteTable(path);
    await table.commit([put("a", "a")]);
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o077).toBe(0);
    await table.close();
  });

  it("is left alone when a newer version made it", async () => {
    const path = newFile();
    await openSqliteTable(path).close();
    const db = new DatabaseSync(path);
    db.exec("PRAGMA user_version = 99");
    db.close();
    expect(() => openSqliteTable(path)).toThrow(/newer/);
  });

  it("acknowledges nothing that went into a file which was deleted, moved or replaced, and goes on when it is back", async () => {
    const losses: [string, (path: string) => void, ((path: string) => void)?][] = [
      ["deleted", (path) => rmSync(path)],
      ["its folder deleted", (path) => rmSync(dirname(path), { recursive: true })],
      ["its log deleted", (path) => rmSync(`${path}-wal`)],
      ["moved", (path) => renameSync(path, `${path}.away`), (path) => renameSync(`${path}.away`, path)],
      [
        "replaced",
        (path) => {
          renameSync(path, `${path}.away`);
          copyFileSync(`${path}.away`, path);
        },
        (path) => renameSync(`${path}.away`, path),
      ],
    ];
    for (const [how, lose, bringBack] of losses) {
      const path = newFile();
      const table = openSqliteTable(path);
      expect(await table.commit([put("a", "before")]), how).toStrictEqual({ ok: true });
      lose(path);
      await expect(table.commit([put("a", "lost")]), how).rejects.toSatisfy(isProblem("store-unreachable"));
      // Reads look now and then.
      await expect
        .poll(
          () =>
            table.get({ pk: "a", sk: "before" }).then(
              () => "read",
              (it) => it.code,
            ),
          { timeout: 5000 },
        )
        .toBe("store-unreachable");
      if (bringBack) {
        bringBack(path);
        expect(await table.commit([put("a", "after")]), how).toStrictEqual({ ok: true });
      }
      await table.close();
    }
  });

  it("says that it is damaged, in reads, in commits and when it is opened", async () => {
    const path = newFile();
    const first = openSqliteTable(path);
    for (let i = 0; i < 40; i++)
      await first.commit(Array.from({ length: 50 }, (_, n) => put(`p${n}`, `${i}`, { text: "x".repeat(200) })));
    first.compact();
    await first.close();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(7, 4096 * 3, Math.floor(bytes.length * 0.9)));
    const table = openSqliteTable(path);
    const isDamaged = isProblem("store-damaged");
    await expect(table.query({ pk: "p7" })).rejects.toSatisfy(isDamaged);
    await expect(table.getMany(Array.from({ length: 50 }, (_, n) => ({ pk: `p${n}`, sk: "3" })))).rejects.toSatisfy(
      isDamaged,
    );
    const writes = Array.from({ length: 20 }, (_, n) =>
      table.commit([
        put(`p${n}`, "x", { n }),
        { kind: "check", key: { pk: `p${n}`, sk: "3" }, when: { kind: "present" } },
      ]),
    );
    const outcomes = await Promise.allSettled(writes);
    expect(
      new Set(outcomes.map((it) => (it.status === "rejected" ? it.reason.code : it.value.ok))).has("store-damaged"),
    ).toBe(true);
    await table.close();
    const noStore = newFile();
    mkdirSync(dirname(noStore), { recursive: true });
    writeFileSync(noStore, "这不是数据库".repeat(1000));
    expect(() => openSqliteTable(noStore)).toThrow(expect.toSatisfy(isDamaged));
  });

  it("says when it is opened that its folder is somebody else's, or that its place is a folder", () => {
    const path = newFile();
    openSqliteTable(path).close();
    const theirs = dirname(path);
    const open = () => asSomebodyElse(() => openSqliteTable(path));
    chmodSync(folder, 0o755);
    chmodSync(path, 0o444);
    chmodSync(theirs, 0o555);
    expect(open).toThrow(expect.toSatisfy(isProblem("store-read-only")));
    expect(() => asSomebodyElse(() => openSqliteTable(join(theirs, "new", "table.db")))).toThrow(
      expect.toSatisfy(isProblem("store-read-only")),
    );
    chmodSync(theirs, 0o755);
    expect(() => openSqliteTable(theirs)).toThrow(expect.toSatisfy(isProblem("store-unreachable")));
  });

  it("says that it cannot be written to", () => {
    const path = newFile();
    openSqliteTable(path).close();
    const reader = new DatabaseSync(path, { readOnly: true });
    const write = () => reader.exec("INSERT INTO items (pk, sk, body) VALUES ('a', 'a', '{}')");
    expect(() => telling(write)).toThrow(expect.toSatisfy(isProblem("store-read-only")));
    reader.close();
    for (const code of ["EROFS", "EACCES", "EPERM"])
      expect(troubleOf(Object.assign(new Error("no"), { code }))?.code).toBe("store-read-only");
    expect(troubleOf(new Error("a bug of ours"))).toBe(undefined);
  });

  it("finds by an index what it is asked for: no list reads a whole table", () => {
    const path = newFile();
    openSqliteTable(path).close();
    const db = new DatabaseSync(path);
    const plan = (sql: string) =>
      db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => String(detail));
    for (const [index, pk, sk] of [
      ["gsi1", "gsi1pk", "gsi1sk"],
      ["due", "dueShard", "dueAt"],
    ]) {
      const sql = `SELECT body FROM items WHERE ${pk} = 'a' AND ${sk} >= 'b' AND (${sk},pk,sk) > ('b','c','d') ORDER BY ${sk},pk,sk LIMIT 9`;
      expect(plan(sql)).toStrictEqual([`SEARCH items USING INDEX ${index} (${pk}=? AND ${sk}>?)`]);
    }
    db.close();
  });
});

/** Does it without root's rights, for which nothing is read-only. */
function asSomebodyElse<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

const sortKeys = async (table: Table, pk: string) => (await table.query({ pk })).items.map(({ sk }) => sk).sort();
