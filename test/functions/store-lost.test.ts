// The store of one machine is lost or spoilt: nothing is answered as taken, and whoever runs it is told in a sentence what to do.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import { openSqliteTable } from "../../functions/adapters/sqlite/table.ts";
import { openWorld, visit } from "../support/world.ts";

const folder = mkdtempSync(join(tmpdir(), "gridform-lost-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a store that is deleted under the running service", () => {
  it("takes no submission: 503 and never 201, and health says so; taken once when it is back", async () => {
    const place = join(folder, "running.sqlite");
    const world = await openWorld({ table: openSqliteTable(place) });
    const send = (submission: object) => world.call("grid", "POST", "/submissions", submission);
    const submission = world.submission("household-visit", visit({}, "hou-0001"), { subject: "hou_0001" });
    renameSync(place, `${place}.away`);
    for (const _ of [1, 2]) {
      const { status, body } = await send(submission);
      expect([status, body.code]).toStrictEqual([503, "store-unreachable"]);
      expect(body.title).toMatch(/未保存/);
    }
    await expect.poll(async () => (await world.call("grid", "GET", "/health")).status, { timeout: 5000 }).toBe(503);
    renameSync(`${place}.away`, place);
    expect((await send(submission)).status >= 200).toBe(true);
    expect((await send(submission)).body.id).toBe(submission.id);
    world.errors.length = 0;
    await world.close();
  });
});

describe("npm start", () => {
  /** Starts the product on a data folder; for those that end by themselves. */
  async function start(data: string, more: NodeJS.ProcessEnv = {}) {
    const env = { PATH: process.env.PATH, GRIDFORM_DATA: data, PORT: "0", ...more };
    const child = spawn(process.execPath, [resolve(import.meta.dirname, "../../functions/local.ts")], { env });
    const [error, code] = await Promise.all([text(child.stderr), new Promise((ended) => child.once("exit", ended))]);
    return { code, error };
  }
  const newFolder = (name: string) => {
    const data = join(folder, name);
    mkdirSync(data);
    return data;
  };

  it("tells in a sentence, in both languages, of a store that is damaged", async () => {
    const data = newFolder("damaged");
    writeFileSync(join(data, "gridform.sqlite"), "x".repeat(10_000));
    const { code, error } = await start(data);
    expect(code).toBe(1);
    expect(error).toMatch(/gridform\.sqlite/);
    expect(error).toMatch(/已损坏.*备份/);
    expect(error).toMatch(/is damaged.*copy/);
    expect(error).not.toMatch(/\n\s+at /);
  });

  it("begins no empty store where the old one is gone and its files are there", async () => {
    const data = newFolder("vanished");
    mkdirSync(join(data, "files"));
    const { code, error } = await start(data);
    expect([code, readdirSync(data)]).toStrictEqual([1, ["files"]]);
    expect(error).toMatch(/store-unreachable/);
    expect(error).toMatch(/disk is mounted/);
  });

  it("says that a data folder is none", async () => {
    const data = join(folder, "a-file");
    writeFileSync(data, "");
    const { code, error } = await start(join(data, "below"));
    expect([code, /store-unreachable/.test(error), /\n\s+at /.test(error)]).toStrictEqual([1, true, false]);
  });

  it("says that another runs already", { timeout: 240_000 }, async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
    const { port } = other.address() as { port: number };
    const { code, error } = await start(newFolder("second"), {
      PORT: String(port),
      GRIDFORM_ISSUER: "https://issuer.example",
    });
    expect([code, error.includes(`Port ${port} is taken`)]).toStrictEqual([1, true]);
    other.close();
  });
});
