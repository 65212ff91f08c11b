// Due work handed over within one process.

import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openQueue } from "../../../functions/adapters/in-process/queue.ts";

describe("the queue of one process", () => {
  it("does each piece that waits once, two at a time", async () => {
    const done: string[] = [];
    let running = 0;
    let most = 0;
    const queue = openQueue(async (id) => {
      most = Math.max(most, ++running);
      await turn();
      running--;
      done.push(id);
    });
    await queue.send(["a", "b", "c", "d", "c"]);
    await queue.send(["d", "e"]);
    await queue.idle();
    expect(done.sort()).toStrictEqual(["a", "b", "c", "d", "e"]);
    expect(most).toBe(2);
  });

  it("does again what is sent again while it is being done", async () => {
    let times = 0;
    const queue = openQueue(async () => {
      times++;
      await turn();
    });
    await queue.send(["a"]);
    await queue.send(["a"]);
    await queue.idle();
    expect(times).toBe(2);
  });

  it("goes on after work that failed, and harms nobody", async () => {
    const done: string[] = [];
    const queue = openQueue(async (id) => {
      if (id.startsWith("bad")) throw new Error(id);
      done.push(id);
    }, 1);
    await queue.send(["bad-1", "good-1", "bad-2", "good-2"]);
    await queue.idle();
    await turn();
    expect(done).toStrictEqual(["good-1", "good-2"]);
  });

  it("is idle only when what the work itself sent is done too", async () => {
    const done: string[] = [];
    const queue = openQueue(async (id) => {
      await turn();
      if (id === "schedule") await queue.send(["edition"]);
      if (id === "edition") await queue.send(["delivery"]);
      done.push(id);
    });
    await queue.send(["schedule"]);
    await queue.idle();
    expect(done).toStrictEqual(["schedule", "edition", "delivery"]);
  });

  it("with nothing to do is idle at once", async () => {
    const queue = openQueue(async () => {});
    await queue.send([]);
    await queue.idle();
  });
});
