// What a process remembers: those who miss together load once, and nobody is told what was changed meanwhile.
import { expect, it } from "vitest";
import type { Unit } from "../../../core/unit.ts";
import { Memory } from "../../../functions/store/memory.ts";
import { findUnit } from "../../../functions/store/units.ts";
import { putUnit } from "../../../functions/usecases/organisation/units.ts";
import { grid, openWorld } from "../../support/world.ts";

let now = 0;
const memory = () => new Memory(() => now);

/** A load that is answered when the test says so. */
function slow<T>() {
  const answers: ((value: T) => void)[] = [];
  const failures: ((error: Error) => void)[] = [];
  const load = () =>
    new Promise<T>((resolve, reject) => {
      answers.push(resolve);
      failures.push(reject);
    });
  return { load, answers, failures };
}

it("loads once for all who ask while it loads", async () => {
  const { load, answers } = slow<string>();
  const of = memory();
  const asked = Array.from({ length: 50 }, () => of.recall("a", 1000, load));
  expect(answers.length).toBe(1);
  answers[0]?.("one");
  expect(new Set(await Promise.all(asked))).toStrictEqual(new Set(["one"]));
  expect(await of.recall("a", 1000, load)).toBe("one");
  expect(answers.length).toBe(1);
});

it("tells all who waited that it failed, and tries again for the next", async () => {
  const { load, answers, failures } = slow<string>();
  const of = memory();
  const asked = [of.recall("a", 1000, load), of.recall("a", 1000, load)];
  failures[0]?.(new Error("gone"));
  expect((await Promise.allSettled(asked)).map((it) => it.status)).toStrictEqual(["rejected", "rejected"]);
  const next = of.recall("a", 1000, load);
  answers[1]?.("there");
  expect(await next).toBe("there");
});

it("does not remember that there was nothing", async () => {
  const of = memory();
  expect(await of.recall("a", 1000, async () => undefined)).toBe(undefined);
  expect(await of.recall("a", 1000, async () => "there")).toBe("there");
});

it("lets a value that was forgotten while it was read neither stay nor be told to who asks later", async () => {
  const { load, answers } = slow<string>();
  const of = memory();
  const before = of.recall("a", 1000, load);
  of.forget("a");
  const after = of.recall("a", 1000, load);
  answers[1]?.("new");
  expect(await after).toBe("new");
  answers[0]?.("old");
  expect(await before).toBe("old");
  expect(await of.recall("a", 1000, load)).toBe("new");
});

it("does not let everybody wait behind a load that hangs", async () => {
  const { load, answers } = slow<string>();
  const of = memory();
  const hanging = of.recall("a", 1000, load);
  now += 3_000;
  const next = of.recall("a", 1000, load);
  answers[1]?.("there");
  expect(await next).toBe("there");
  answers[0]?.("late");
  expect(await hanging).toBe("late");
  expect(await of.recall("a", 1000, load)).toBe("there");
});

it("reads a unit once for a crowd, and again after it was renamed in the middle of the reading", async () => {
  const world = await openWorld();
  const { table } = world.deps;
  let reads = 0;
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const deps = {
    ...world.deps,
    memory: memory(),
    table: {
      ...table,
      async get(key: { pk: string; sk: string }) {
        const item = await table.get(key);
        if (key.pk === `UNIT#${grid}` && ++reads === 1) await held;
        return item;
      },
    },
  };
  const crowd = Array.from({ length: 20 }, () => findUnit(deps, grid));
  const { code, level, parent } = (await findUnit(world.deps, grid)) as Unit;
  await putUnit(deps, world.actor("administrator"), { code, level, parent, title: { zh: "新名" } }, undefined);
  letGo();
  await Promise.all(crowd);
  expect((await findUnit(deps, grid))?.title.zh).toBe("新名");
  // The crowd's, the one that the change itself makes, and the one after it.
  expect(reads).toBe(3);
  await world.close();
});
