// What a device sends after being offline, and what it needs to go offline again.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { subjectOf } from "../../functions/store/items.ts";
import * as keys from "../../functions/store/keys.ts";
import { pullForDevice } from "../../functions/usecases/sync/pull-for-device.ts";
import { pushQueue } from "../../functions/usecases/sync/push-queue.ts";
import { grid, openWorld, uuid, visit, type World } from "../support/world.ts";

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const bugs: unknown[] = [];
const push = (queued: unknown[], by = "grid", deps = world.deps) =>
  pushQueue(deps, world.actor(by), queued, "en", (bug) => bugs.push(bug));
const pull = (by: string) => pullForDevice(world.deps, { ...world.actor(by), language: "zh" });
const queued = (n: number, over: object = {}) =>
  world.submission("household-visit", visit(), { id: uuid(n), subject: "hou_0001", ...over });

describe("a queue that is sent", () => {
  it("gets an answer for each submission, in order; one that is refused holds up no other", async () => {
    const results = await push([
      queued(1),
      queued(2, { subject: "hou_far1" }),
      queued(3, { answers: {} }),
      queued(4),
      queued(1),
    ]);
    assert.deepEqual(
      results.map((it) => [it.id, it.status]),
      [
        [uuid(1), 201],
        [uuid(2), 422],
        [uuid(3), 422],
        [uuid(4), 201],
        [uuid(1), 200],
      ],
    );
    assert.deepEqual(results[4]?.receipt, results[0]?.receipt);
    assert.match(JSON.stringify(results[1]?.problem), /Some values need correction/);
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
    assert.ok(
      results.every((it) => it.status === 422),
      JSON.stringify(results.map((it) => it.status)),
    );
    assert.ok(results.every((it) => it.id.length <= 100));
    assert.deepEqual(bugs, []);
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
    assert.deepEqual(
      results.map((it) => it.status),
      [201, 500, 201],
    );
    assert.equal(JSON.stringify(results).includes("a bug"), false);
    assert.match(String(bugs.pop()), /a bug/);
  });
});

describe("what a device takes with it", () => {
  it("is the forms it may fill, its grid's subjects and the cases it may move", async () => {
    const pulled = await pull("grid");
    assert.ok(pulled.forms.some((it) => it.id === "household-visit"));
    assert.deepEqual(new Set(pulled.subjects.map((it) => it.unit)), new Set([grid]));
    assert.deepEqual(
      pulled.subjects
        .filter((it) => it.type === "household")
        .map((it) => it.id)
        .sort(),
      ["hou_0001", "hou_0002", "hou_0003"],
    );
    assert.ok(pulled.subjects.some((it) => it.type === "place"));
    const visited = pulled.subjects.find((it) => it.id === "hou_0001");
    assert.equal(visited?.activity["household-visit"]?.periods["2026-11"], 4);
    assert.equal(pulled.full, true);
    assert.deepEqual(
      pulled.me.posts.map((it) => it.unit),
      [grid],
    );
  });

  it("holds no number that identifies anybody", async () => {
    const text = JSON.stringify((await pull("grid")).subjects);
    assert.equal(text.includes("371602195803120018"), false);
    assert.equal(text.includes("13800138000"), false);
    assert.ok(text.includes("371602********0018"));
  });

  it("is nothing of a neighbour's grid, and little for who has none", async () => {
    assert.deepEqual(
      (await pull("next-grid")).subjects.map((it) => it.id),
      ["hou_next"],
    );
    assert.deepEqual((await pull("leader")).subjects, []);
    assert.deepEqual((await pull("nobody")).forms, []);
  });

  it("comes back true when it is sent as it was taken", async () => {
    const pulled = await pull("grid");
    const household = pulled.subjects.find((it) => it.id === "hou_0001");
    const residents = household?.facts.residents?.value;
    const [result] = await push([queued(20, { answers: visit({ residents: residents as never }) })]);
    assert.equal(result?.status, 201, JSON.stringify(result));
    const item = await world.deps.table.get(keys.subjectKey("per_zhang-01"));
    assert.equal(item && subjectOf(item).facts.idNumber?.value, "371602195803120018");
  });
});
