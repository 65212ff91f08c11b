// The server is killed under load, and every phone sends everything again: nothing is lost, nothing counts twice.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFolder } from "../../functions/adapters/files/folder.ts";
import { openLocalKeys, signToken } from "../../functions/adapters/oidc/local-keys.ts";
import { openSqliteTable } from "../../functions/adapters/sqlite/table.ts";
import { systemIds } from "../../functions/adapters/system/system.ts";
import { makeDeps } from "../../functions/compose.ts";
import { recount } from "../../functions/usecases/figures/recount.ts";
import { freePort, grid } from "./world.ts";

const total = 600;

function startServer(data: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "server-child.ts")], {
    env: { ...process.env, PORT: String(port), GRIDFORM_DATA: data },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("ready")) resolve(child);
    });
  });
}

test("a server killed under load has kept every submission it acknowledged, and takes the rest when it is back", async () => {
  const data = await mkdtemp(join(tmpdir(), "gridform-killed-"));
  const port = await freePort();
  let server = await startServer(data, port);
  try {
    const keys = await openLocalKeys(data, () => "");
    const token = await signToken(keys, {
      person: "grid-staff",
      issuer: "x",
      audience: "gridform-web",
      seconds: 600,
      now: Date.now(),
    });
    const at = new Date().toISOString();
    const validUntil = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10);
    const submissions = Array.from({ length: total }, (_, number) => ({
      id: systemIds.next(),
      form: "demand",
      version: 1,
      unit: grid,
      filledAt: at,
      answers: {
        title: `需求 ${number}`,
        theme: "public-service",
        content: "理发",
        quantity: 1,
        quantityUnit: "次",
        validUntil,
      },
      files: [],
    }));
    const send = async (submission: (typeof submissions)[number]): Promise<number | undefined> => {
      try {
        const response = await fetch(`http://127.0.0.1:${port}/api/v1/submissions`, {
          method: "POST",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          body: JSON.stringify(submission),
        });
        await response.text();
        return response.status;
      } catch {
        return undefined;
      }
    };
    /** Everything, 16 at a time; `after` is called with the number of receipts so far. */
    const sendAll = async (after: (receipts: number) => void): Promise<Map<string, number | undefined>> => {
      const results = new Map<string, number | undefined>();
      let next = 0;
      let receipts = 0;
      await Promise.all(
        Array.from({ length: 16 }, async () => {
          while (next < total) {
            const submission = submissions[next++] as (typeof submissions)[number];
            const status = await send(submission);
            results.set(submission.id, status);
            if (status === 201) after(++receipts);
          }
        }),
      );
      return results;
    };
    const first = await sendAll((receipts) => {
      if (receipts === 200) server.kill("SIGKILL");
    });
    const acknowledged = [...first].filter(([, status]) => status === 201).map(([id]) => id);
    expect(acknowledged.length >= 200 && acknowledged.length < total, `${acknowledged.length} were acknowledged`).toBe(
      true,
    );

    server = await startServer(data, port);
    const second = await sendAll(() => {});
    for (const id of acknowledged) expect(second.get(id), "what had a receipt is there already").toBe(200);
    expect([...second.values()].every((status) => status === 200 || status === 201)).toBe(true);
    server.removeAllListeners("exit");
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGKILL");
    await gone;

    const table = openSqliteTable(join(data, "gridform.sqlite"));
    const counted = await recount(makeDeps({ table, files: openFolder(join(data, "files"), (name) => name) }));
    expect(counted.submissions).toBe(total);
    expect(counted.cases).toBe(total);
    expect(counted.differences).toStrictEqual([]);
    await table.close();
  } finally {
    server.kill("SIGKILL");
    await rm(data, { recursive: true, force: true });
  }
});
