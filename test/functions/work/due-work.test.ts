// Due work: claimed by one, done once as far as anybody can see, tried again, given up in the end.
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Due, dueId, leaseMilliseconds, patience } from "../../../core/due-work.ts";
import type { Period } from "../../../core/period.ts";
import type { Instant } from "../../../core/time.ts";
import type { WorkDeps } from "../../../functions/deps.ts";
import type { WorkQueue } from "../../../functions/ports.ts";
import { dueItem } from "../../../functions/store/due-item.ts";
import { caseOf } from "../../../functions/store/items.ts";
import * as keys from "../../../functions/store/keys.ts";
import { doWork, type WorkOutcome } from "../../../functions/usecases/work/do-work.ts";
import { workKinds } from "../../../functions/usecases/work/kinds.ts";
import { reportDelivery } from "../../../functions/usecases/work/report-delivery.ts";
import { tick } from "../../../functions/usecases/work/tick.ts";
import { community, offer, openWorld, type World } from "../../support/world.ts";

let world: World;
let due: Due;
let id: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.set("2026-11-20T02:00:00.000Z");
  // An offer that ends today; its deadline is the work.
  const { receipt } = await world.send("cadre", "resource", offer(1, { validUntil: world.clock.now().slice(0, 10) }), {
    unit: community,
  });
  due = { kind: "case-deadline", case: receipt.id };
  id = dueId(due);
  await world.deps.table.commit([{ kind: "put", item: dueItem({ dueAt: world.clock.now(), due }) }]);
});

const item = () => world.deps.table.get(keys.workKey(id));
const found: string[] = [];
const collecting: WorkQueue = { send: async (ids) => void found.push(...ids) };
/** What the tick would hand to the workers now. */
async function foundNow(): Promise<string[]> {
  found.length = 0;
  await tick(world.deps, collecting);
  return found.filter((it) => it === id);
}
/** The same worker, but what it does fails. */
const failing = (): WorkDeps => {
  const table = {
    ...world.deps.table,
    get: async (key: { pk: string; sk: string }) => {
      if (key.pk.startsWith("CASE#")) throw new Error("the disk is \ud83d gone");
      return world.deps.table.get(key);
    },
  };
  return { ...world.deps, table };
};
/** A worker that claims the work and dies: nothing after its claim reaches the table. */
async function dies(): Promise<void> {
  let commits = 0;
  const table = {
    ...world.deps.table,
    commit: async (writes: Parameters<WorkDeps["table"]["commit"]>[0]) => {
      if (++commits > 1) throw new Error("dead");
      return world.deps.table.commit(writes);
    },
  };
  const working = doWork({ ...failing(), table: { ...failing().table, commit: table.commit } }, id);
  await expect(working).rejects.toThrow(/dead/);
}
const overdueOrExpired = async () => {
  const state = await world.deps.table.get(keys.caseKey(String(due.case)));
  return state && caseOf(state).status;
};

describe("due work", () => {
  it("is found when its time has come, not before", async () => {
    await world.deps.table.commit([
      { kind: "put", item: dueItem({ dueAt: "2026-11-20T02:00:00.001Z" as Instant, due }) },
    ]);
    expect(await foundNow()).toStrictEqual([]);
    expect(await doWork(world.deps, id)).toBe("not-ours");
    world.clock.pass(1);
    expect(await foundNow()).toStrictEqual([id]);
  });

  it("is done by one of many workers, and is gone", async () => {
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => doWork(world.deps, id)));
    expect(outcomes.sort()).toStrictEqual(["done", ...Array(7).fill("not-ours")]);
    expect(await item()).toBe(undefined);
    expect(await foundNow()).toStrictEqual([]);
  });

  it("is found by each tick until it is done, and by none while somebody does it", async () => {
    expect([await foundNow(), await foundNow()]).toStrictEqual([[id], [id]]);
    await dies();
    expect(await foundNow()).toStrictEqual([]);
  });

  it("of a worker that died is done by another when the lease has run out", async () => {
    world.clock.set("2026-11-20T09:30:00.000Z");
    await dies();
    world.clock.pass(leaseMilliseconds - 1);
    expect(await doWork(world.deps, id)).toBe("not-ours");
    world.clock.pass(1);
    expect(await foundNow()).toStrictEqual([id]);
    expect(await doWork(world.deps, id)).toBe("done");
    expect(await overdueOrExpired()).toBe("expired");
    expect(await item()).toBe(undefined);
  });

  it("that fails waits longer each time, and is dead after five times", async () => {
    const told: [WorkOutcome, unknown][] = [];
    const minutes: number[] = [];
    for (let attempt = 1; attempt <= patience.attempts; attempt++) {
      await doWork(failing(), id, (outcome, error) => told.push([outcome, error]));
      const dueAt = (await item())?.dueAt;
      if (!dueAt) break;
      minutes.push((Date.parse(String(dueAt)) - Date.parse(world.clock.now())) / 60_000);
      world.clock.set(String(dueAt));
    }
    expect(minutes).toStrictEqual([0.5, 2, 8, 32]);
    expect(told.map(([outcome]) => outcome)).toStrictEqual(["failed", "failed", "failed", "failed", "dead"]);
    expect(told.every(([, error]) => error instanceof Error)).toBe(true);
    const buried = await item();
    expect([buried?.status, buried?.attempts]).toStrictEqual(["dead", patience.attempts]);
    expect(String(buried?.reason)).toMatch(/the disk is . gone/);
    world.clock.pass(365 * 86_400_000);
    expect(await foundNow()).toStrictEqual([]);
    expect(await doWork(world.deps, id)).toBe("not-ours");
  });

  it("over which five workers died is dead, and somebody hears of it", async () => {
    for (let attempt = 1; attempt <= patience.attempts; attempt++) {
      await dies();
      world.clock.pass(leaseMilliseconds);
    }
    const told: WorkOutcome[] = [];
    expect(await doWork(world.deps, id, (outcome, error) => error && told.push(outcome))).toBe("dead");
    expect(told).toStrictEqual(["dead"]);
    expect((await item())?.status).toBe("dead");
    expect(await foundNow()).toStrictEqual([]);
  });

  it("that was there before is not there twice", async () => {
    const again = dueItem({ dueAt: world.clock.now(), due });
    await world.deps.table.commit([{ kind: "put", item: again }]);
    expect(await foundNow()).toStrictEqual([id]);
  });

  it("of a kind that nobody knows is given up without harm to the rest", async () => {
    const unknown = dueItem({ dueAt: world.clock.now(), due: { kind: "unknown", about: "1" } });
    // Of a kind that there is, but about nothing that can be.
    const senseless = dueItem({ dueAt: world.clock.now(), due: { kind: "report-edition", report: "a", period: "x" } });
    for (const item of [unknown, senseless]) await world.deps.table.commit([{ kind: "put", item }]);
    expect(await doWork(world.deps, "unknown:1")).toBe("failed");
    expect(await doWork(world.deps, "report-edition:a:x")).toBe("failed");
    expect(await doWork(world.deps, id)).toBe("done");
    expect(await doWork(world.deps, "no:such:work")).toBe("not-ours");
  });
});

describe("a claim", () => {
  /** A worker that stops in the middle of its work until it is told to go on. */
  function slow(): { deps: WorkDeps; began: Promise<void>; goOn(): void } {
    let begin = () => {};
    let goOn = () => {};
    const began = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const table = {
      ...world.deps.table,
      get: async (key: { pk: string; sk: string }) => {
        if (key.pk.startsWith("CASE#")) {
          begin();
          await waiting;
        }
        return world.deps.table.get(key);
      },
    };
    return { deps: { ...world.deps, table }, began, goOn: () => goOn() };
  }

  it("that ran out is not mistaken for the one that took its place", async () => {
    const first = slow();
    const firstEnds = doWork(first.deps, id);
    await first.began;
    const firstClaim = (await item())?.claim;
    world.clock.pass(leaseMilliseconds + 1);
    const second = slow();
    const secondEnds = doWork(second.deps, id);
    await second.began;
    const claimed = await item();
    expect(claimed?.claim).not.toBe(firstClaim);
    // The first comes to its end late: the work is the second's, and stays so.
    first.goOn();
    expect(await firstEnds).toBe("done");
    expect(await item()).toStrictEqual(claimed);
    second.goOn();
    expect(await secondEnds).toBe("done");
    expect(await item()).toBe(undefined);
  });

  it("that failed late does not put back what another holds", async () => {
    const first = slow();
    const broken = { ...first.deps, clock: { now: world.deps.clock.now } };
    const firstEnds = doWork(
      {
        ...broken,
        table: {
          ...broken.table,
          get: async (key) => {
            const found = await first.deps.table.get(key);
            if (key.pk.startsWith("CASE#")) throw new Error("late");
            return found;
          },
        },
      },
      id,
    );
    await first.began;
    world.clock.pass(leaseMilliseconds + 1);
    const second = slow();
    const secondEnds = doWork(second.deps, id);
    await second.began;
    const claimed = await item();
    first.goOn();
    expect(await firstEnds).toBe("not-ours");
    expect(await item()).toStrictEqual(claimed);
    second.goOn();
    expect(await secondEnds).toBe("done");
  });

  it("of a schedule leaves the next time alone, and so does a worker that was too late", async () => {
    const schedule = "report-schedule:monthly-assessment";
    const standing = () => world.deps.table.get(keys.workKey(schedule));
    world.clock.set("2026-12-01T00:00:30.000Z");
    expect(await doWork(world.deps, schedule)).toBe("done");
    const next = await standing();
    expect([next?.status, next?.dueAt, next?.claim]).toStrictEqual(["waiting", "2027-01-01T00:00:00.000Z", undefined]);
    expect(await doWork(world.deps, schedule)).toBe("not-ours");
    expect(await standing()).toStrictEqual(next);
  });
});

describe("the kinds of due work", () => {
  it("are all in the table: a file without its row is found", () => {
    const folder = "functions/usecases/work";
    const others = ["do-work.ts", "kind.ts", "kinds.ts", "tick.ts"];
    const files = readdirSync(folder).filter((file) => !others.includes(file));
    expect(files.map((file) => file.replace(".ts", "")).sort()).toStrictEqual([...workKinds.keys()].sort());
  });

  it("say what they are about in the order in which their ids name it, whatever order it is told in", () => {
    const { due } = reportDelivery;
    const about = { person: "leader", unit: "371602", period: "2026-10" as Period, report: "monthly-assessment" };
    expect(dueId(due(about))).toBe("report-delivery:monthly-assessment:2026-10:371602:leader");
  });
});

describe("the tick of the local service", () => {
  it("waits until all that is due is done, and changes nothing when it comes again", async () => {
    world.clock.set("2026-11-20T09:30:00.000Z");
    await world.tick();
    expect(await overdueOrExpired()).toBe("expired");
    const state = await world.deps.table.get(keys.caseKey(String(due.case)));
    await world.tick();
    expect(await world.deps.table.get(keys.caseKey(String(due.case)))).toStrictEqual(state);
  });
});
