// A worker is killed while it mails an edition to 500 leaders; the next one goes on, and each gets one mail.
import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Due, leaseMilliseconds } from "../../core/due-work.ts";
import { periodOf, previous } from "../../core/period.ts";
import { dueItem } from "../../functions/store/due-item.ts";
import { personWrites } from "../../functions/store/people.ts";
import { fakePrinter } from "../support/service.ts";
import { openWorld, type World } from "./world.ts";

const number = 500;
const unit = "371602002";

async function leaders({ service: { deps } }: World): Promise<void> {
  const writes = Array.from({ length: number }, (_, at) =>
    personWrites({
      id: `leader-${at}`,
      name: `leader-${at}`,
      email: `leader-${at}@example.org`,
      language: "zh",
      posts: [{ role: "leader", unit }],
    }),
  ).flat();
  for (let at = 0; at < writes.length; at += 100) await deps.table.commit(writes.slice(at, at + 100));
}

/** Runs a worker until so many mails lie in the outbox, then kills it without a word. */
async function killAt(world: World, mails: number): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "mailing-child.ts")], {
    env: { ...process.env, GRIDFORM_DATA: world.data, PORT: "0" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const sent = async () => (await readdir(join(world.data, "outbox")).catch(() => [])).length;
  while ((await sent()) < mails) {
    expect(child.exitCode, "the worker ended by itself").toBe(null);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill("SIGKILL");
  await gone;
}

test("500 leaders get the edition once each, though two workers were killed in the middle of its mails", async () => {
  const world = await openWorld({ printer: fakePrinter });
  try {
    const { deps, outbox } = world.service;
    await leaders(world);
    const period = previous(periodOf(world.now(), "month"));
    const due: Due = { kind: "report-edition", report: "monthly-assessment", period, unit };
    await deps.table.commit([{ kind: "put", item: dueItem({ dueAt: world.now(), due }) }]);
    await killAt(world, 80);
    await killAt(world, 200);
    expect((await outbox.list()).length, "they were in the middle of it").toBeLessThan(number);
    // What was claimed by the dead waits for the end of its lease.
    world.wait(leaseMilliseconds + 1000);
    await world.service.tick();
    const addresses = (await outbox.list()).map((it) => it.to.address);
    expect(addresses.length).toBe(number);
    expect(new Set(addresses).size).toBe(number);
    const place = `/reports/monthly-assessment/editions/${period}/${unit}`;
    const { deliveries } = (await world.call("leader", "GET", place)).body;
    const statuses = (deliveries as unknown as { status: string }[]).map((it) => it.status);
    expect([statuses.length, new Set(statuses)]).toStrictEqual([number, new Set(["sent"])]);
    await world.service.tick();
    expect((await outbox.list()).length).toBe(number);
  } finally {
    await world.close();
  }
});
