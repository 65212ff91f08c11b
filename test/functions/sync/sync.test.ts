// What a device sends after being offline, and what it needs to go offline again.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../../core/person.ts";
import { subjectOf } from "../../../functions/store/items.ts";
import * as keys from "../../../functions/store/keys.ts";
import { pullForDevice } from "../../../functions/usecases/sync/pull-for-device.ts";
import { pushQueue } from "../../../functions/usecases/sync/push-queue.ts";
import { farGrid, grid, openWorld, uuid, visit, type World } from "../../support/world.ts";

let world: World;
let bugs: unknown[];
beforeEach(async () => {
  world = await openWorld();
  bugs = [];
});
afterEach(() => world.close());

const push = (queued: unknown[], by = "grid", deps = world.deps) =>
  pushQueue(deps, world.actor(by), queued, "en", (bug) => bugs.push(bug));
const pull = (by: string) => pullForDevice(world.deps, { ...world.actor(by), language: "zh" });
const queued = (n: number, over: object = {}) =>
  world.submission("household-visit", visit(), { id: uuid(n), subject: "hou_0001", ...over });

/** A house that is found unsafe: the id of its rectification. */
async function hazard(by: string, unit: string, subject: string): Promise<string> {
  const answers = {
    houseSafety: "hazard",
    houseHazard: "墙体开裂",
    housePhotos: [await world.upload(by, `photo of ${subject}`)],
  };
  const { receipt } = await world.send(by, "household-visit", visit(answers, `of-${unit.slice(6)}`), { unit, subject });
  return receipt.effects.cases[0] as string;
}

describe("a queue that is sent", () => {
  it("gets an answer for each submission, in order; one that is refused holds up no other", async () => {
    const results = await push([
      queued(1),
      queued(2, { subject: "hou_far1" }),
      queued(3, { answers: {} }),
      queued(4),
      queued(1),
    ]);
    expect(results.map((it) => [it.id, it.status])).toStrictEqual([
      [uuid(1), 201],
      [uuid(2), 422],
      [uuid(3), 422],
      [uuid(4), 201],
      [uuid(1), 200],
    ]);
    expect(results[4]?.receipt).toStrictEqual(results[0]?.receipt);
    expect(JSON.stringify(results[1]?.problem)).toMatch(/Some values need correction/);
  });

  it("may hold anything at all", async () => {
    const odd = [
      null,
      7,
      "x",
      [],
      {},
      { id: { toString: 1 } },
      { id: "x".repeat(5000) },
      { ...queued(5), id: 12 },
      { ...queued(5), filledAt: "0000-01-01T00:00:00+23:59" },
    ];
    const results = await push(odd);
    expect(
      results.every((it) => it.status === 422),
      JSON.stringify(results.map((it) => it.status)),
    ).toBe(true);
    expect(results.every((it) => it.id.length <= 100)).toBe(true);
    expect(bugs).toStrictEqual([]);
  });

  it("goes on after a submission that met a bug, which is told to the operator", async () => {
    const table = {
      ...world.deps.table,
      get: async (key: { pk: string; sk: string }) => {
        if (key.pk === keys.submissionKey(uuid(11)).pk) throw new TypeError("a bug");
        return world.deps.table.get(key);
      },
    };
    const results = await push([queued(10), queued(11), queued(12)], "grid", { ...world.deps, table });
    expect(results.map((it) => it.status)).toStrictEqual([201, 500, 201]);
    expect(JSON.stringify(results).includes("a bug")).toBe(false);
    expect(String(bugs.pop())).toMatch(/a bug/);
  });
});

describe("what a device takes with it", () => {
  it("is the forms it may fill, its grid's subjects and its grid's open cases, with the steps one may take there", async () => {
    await push([queued(1), queued(2), queued(3)]);
    const here = await hazard("grid", grid, "hou_0002");
    await hazard("far-grid", farGrid, "hou_far1");
    const pulled = await pull("grid");
    expect(pulled.forms.some((it) => it.id === "household-visit")).toBe(true);
    expect(new Set(pulled.subjects.map((it) => it.unit))).toStrictEqual(new Set([grid]));
    expect(
      pulled.subjects
        .filter((it) => it.type === "household")
        .map((it) => it.id)
        .sort(),
    ).toStrictEqual(["hou_0001", "hou_0002", "hou_0003"]);
    expect(pulled.subjects.some((it) => it.type === "place")).toBe(true);
    const visited = pulled.subjects.find((it) => it.id === "hou_0001");
    expect(visited?.activity["household-visit"]?.periods["2026-11"]).toBe(3);
    expect(pulled.cases.map((it) => it.id)).toStrictEqual([here]);
    expect(pulled.cases[0]?.transitions.map((it) => it.id)).toStrictEqual(["notify"]);
    expect(pulled.full).toBe(true);
    expect(pulled.me.posts.map((it) => it.unit)).toStrictEqual([grid]);
  });

  it("is no case of a unit where one does other work than a grid's", async () => {
    const here = await hazard("grid", grid, "hou_0002");
    await hazard("far-grid", farGrid, "hou_far1");
    const posts: Actor["posts"] = [
      { role: "cadre", unit: "371602002001" },
      { role: "grid-staff", unit: grid },
    ];
    const both = await pullForDevice(world.deps, { person: "grid", name: "grid", posts, language: "zh" });
    expect(both.cases.map((it) => it.id)).toStrictEqual([here]);
    expect((await pull("leader")).cases).toStrictEqual([]);
  });

  it("holds no number that identifies anybody", async () => {
    await push([queued(1)]);
    const text = JSON.stringify((await pull("grid")).subjects);
    expect(text.includes("371602195803120018")).toBe(false);
    expect(text.includes("13800138000")).toBe(false);
    expect(text.includes("371602********0018")).toBe(true);
  });

  it("is nothing of a neighbour's grid, and little for who has none", async () => {
    expect((await pull("next-grid")).subjects.map((it) => it.id)).toStrictEqual(["hou_next"]);
    expect((await pull("leader")).subjects).toStrictEqual([]);
    expect((await pull("nobody")).forms).toStrictEqual([]);
  });

  it("comes back true when it is sent as it was taken", async () => {
    await push([queued(1)]);
    const pulled = await pull("grid");
    const household = pulled.subjects.find((it) => it.id === "hou_0001");
    const residents = household?.facts.residents?.value;
    const [result] = await push([queued(20, { answers: visit({ residents: residents as never }) })]);
    expect(result?.status, JSON.stringify(result)).toBe(201);
    const item = await world.deps.table.get(keys.subjectKey("per_zhang-01"));
    expect(item && subjectOf(item).facts.idNumber?.value).toBe("371602195803120018");
  });
});
