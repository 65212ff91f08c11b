// A worker is killed in the middle of a report; the next one finishes it, and the leader gets one mail.

import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Due, dueId, leaseMilliseconds } from "../../core/due-work.ts";
import { periodOf, previous } from "../../core/period.ts";
import { dueItem } from "../../functions/store/due-item.ts";
import { workKey } from "../../functions/store/keys.ts";
import { openWorld, type World } from "./world.ts";

/** Runs a worker until it prints, then kills it without a word. */
async function killInPrint(world: World): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "worker-child.ts")], {
    env: { ...process.env, GRIDFORM_DATA: world.data, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
    // A group of its own, so that its browser goes with it.
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.includes("printing")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`the worker ended by itself with ${code}`)));
  });
  child.removeAllListeners("exit");
  const gone = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-(child.pid as number), "SIGKILL");
  await gone;
}

test("a report whose worker was killed is finished by the next one, from the same snapshot, with one mail", async () => {
  const world = await openWorld();
  try {
    const { deps, outbox } = world.service;
    const period = previous(periodOf(world.now(), "month"));
    const due: Due = { kind: "report-edition", report: "monthly-assessment", period, unit: "371602" };
    await deps.table.commit([{ kind: "put", item: dueItem({ dueAt: world.now(), due }) }]);

    await killInPrint(world);
    const files = await readdir(join(world.data, "files/editions/monthly-assessment", period));
    expect(files, "the snapshot is kept, the PDF is not").toStrictEqual(["371602.json"]);
    const kept = (await deps.files.get(`editions/monthly-assessment/${period}/371602.json`))?.bytes;

    // Its lease holds: nobody else takes the work yet.
    expect(await world.service.tick()).toBe(0);
    expect(await outbox.list()).toStrictEqual([]);

    world.wait(leaseMilliseconds + 1000);
    await world.service.tick();
    const mails = (await outbox.list()).filter((it) => it.to.address === "leader@example.org");
    expect(mails.length).toBe(1);
    const edition = (await world.call("leader", "GET", "/reports/monthly-assessment/editions?unit=371602")).body
      .items[0];
    expect(edition?.status).toBe("ready");
    expect(edition?.hash, "made from the snapshot that the killed worker kept").toBe(deps.digest(kept as Uint8Array));

    // And once more changes nothing.
    await deps.table.commit([{ kind: "put", item: dueItem({ dueAt: world.now(), due }) }]);
    await world.service.tick();
    expect((await outbox.list()).filter((it) => it.to.address === "leader@example.org").length).toBe(1);
    expect(await deps.table.get(workKey(dueId(due))), "done work is gone").toBe(undefined);
  } finally {
    await world.close();
  }
});
