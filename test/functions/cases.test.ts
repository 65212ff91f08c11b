// Cases: who sees and moves them, once, with their files, balances and deadlines.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Problem } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import type { Answers } from "../../forms/answers/submission.ts";
import { caseItem, caseOf, tallyOf } from "../../functions/store/items.ts";
import * as keys from "../../functions/store/keys.ts";
import { getCase } from "../../functions/usecases/cases/get-case.ts";
import { listCases } from "../../functions/usecases/cases/list-cases.ts";
import { transition } from "../../functions/usecases/cases/take-step.ts";
import { recount } from "../../functions/usecases/figures/recount.ts";
import { readFile } from "../../functions/usecases/files/files.ts";
import { refusedWith } from "../support/refused.ts";
import { county, farStreet, grid, offer, openWorld, street, uuid, type World } from "../support/world.ts";

let world: World;
let photo: string;
before(async () => {
  world = await openWorld();
  photo = await world.upload("grid", "photo");
});
after(() => world.close());

const items = [
  "exitsClear",
  "windowBars",
  "cableCharging",
  "ebikesInside",
  "livingInShop",
  "wiring",
  "extinguishers",
  "gasUse",
  "cylinders",
  "flammables",
  "training",
];
/** A check that finds one hazard: the id of its rectification. */
async function hazard(at?: string): Promise<string> {
  const signature = await world.upload("grid", "signed", "image/png");
  const checks = {
    ...Object.fromEntries(items.map((it) => [it, { result: "ok" }])),
    wiring: { result: "not-ok", photos: [photo] },
  };
  const answers = { placeType: "nine-small", items: checks, contact: "王", signature };
  const { receipt } = await world.send("grid", "hazard-check", answers, {
    subject: "pla_0001",
    ...(at && { filledAt: at as Instant }),
  });
  return receipt.effects.cases[0] as string;
}
let next = 0xa00000;
const step = (
  by: string,
  id: string,
  name: string,
  answers: Answers = {},
  event = uuid(next++),
  files: string[] = [],
) => transition(world.deps, world.actor(by), id, { id: event, transition: name, answers, files });
const notify = { measure: "限期整改" };
const read = async (id: string) => {
  const item = await world.deps.table.get(keys.caseKey(id));
  assert.ok(item);
  return caseOf(item);
};

describe("a case", () => {
  it("goes its way from the finding to the end, each step by who may take it", async () => {
    const id = await hazard();
    const notified = await step("grid", id, "notify", { ...notify, noticePhoto: [photo] });
    assert.deepEqual([notified.view.step, notified.repeat], ["rectify", false]);
    await assert.rejects(step("verifier", id, "rectified", { afterPhotos: [photo] }), refusedWith("forbidden"));
    const after = await world.upload("handler", "after");
    await step("handler", id, "rectified", { afterPhotos: [after] });
    await assert.rejects(step("grid", id, "pass"), refusedWith("forbidden"));
    const failed = await step("verifier", id, "fail", { failReason: "未改" });
    assert.equal(failed.view.step, "rectify");
    await step("grid", id, "rectified", { afterPhotos: [photo] });
    const passed = await step("verifier", id, "pass");
    assert.deepEqual([passed.view.status, passed.view.transitions], ["done", []]);
    await assert.rejects(step("verifier", id, "pass"), refusedWith("transition-not-open"));
    const shown = await getCase(world.deps, world.actor("leader"), id);
    assert.deepEqual(
      shown.history.map((it) => [it.transition, it.byName]),
      [
        ["notify", "grid"],
        ["rectified", "handler"],
        ["fail", "verifier"],
        ["rectified", "grid"],
        ["pass", "verifier"],
      ],
    );
    assert.deepEqual((await recount(world.deps)).differences, []);
  });

  it("takes one step once, however often and at once it is sent", async () => {
    const id = await hazard();
    const event = uuid(next++);
    const answers = { ...notify, noticePhoto: [photo] };
    const all = await Promise.all(Array.from({ length: 6 }, () => step("grid", id, "notify", answers, event)));
    assert.equal(all.filter((it) => !it.repeat).length, 1);
    assert.equal((await read(id)).history.length, 1);
    await step("grid", id, "rectified", { afterPhotos: [photo] });
    assert.equal((await step("grid", id, "notify", answers, event)).repeat, true);
    await assert.rejects(step("handler", id, "notify", answers, event), refusedWith("submission-id-reused"));
    await assert.rejects(
      step("grid", id, "rectified", { afterPhotos: [photo] }, event),
      refusedWith("submission-id-reused"),
    );
  });

  it("is moved by one of two who take a step at once", async () => {
    const id = await hazard();
    const answers = { ...notify, noticePhoto: [photo] };
    const both = await Promise.allSettled([
      step("grid", id, "notify", answers),
      step("handler", id, "notify", answers),
    ]);
    assert.deepEqual(both.map((it) => it.status).sort(), ["fulfilled", "rejected"]);
    assert.equal(
      (both.find((it) => it.status === "rejected") as PromiseRejectedResult).reason.code,
      "transition-not-open",
    );
    assert.equal((await read(id)).history.length, 1);
  });

  it("wants the answers of a step, and tells whether it may be taken before what is wrong with them", async () => {
    const id = await hazard();
    await assert.rejects(step("grid", id, "notify", {}), refusedWith("answers-invalid", "/measure"));
    await assert.rejects(step("verifier", id, "notify", {}), refusedWith("forbidden"));
    await assert.rejects(step("grid", id, "pass", {}), refusedWith("transition-not-open"));
    await assert.rejects(step("grid", id, "__proto__", {}), refusedWith("transition-not-open"));
  });

  it("shows the photos of its steps to all who see it", async () => {
    const id = await hazard();
    await step("grid", id, "notify", { ...notify, noticePhoto: [photo] });
    await assert.rejects(
      step("grid", id, "rectified", { afterPhotos: [photo] }, uuid(next++), [`${"d".repeat(64)}.jpg`]),
      refusedWith("content-invalid", "/files/0"),
    );
    const after = await world.upload("grid", "after the work");
    const sees = (by: string) => readFile(world.deps, world.actor(by), after);
    await assert.rejects(sees("verifier"), refusedWith("not-found"));
    await step("grid", id, "rectified", { afterPhotos: [after] }, uuid(next++), [after]);
    assert.equal(new TextDecoder().decode((await sees("verifier")).bytes), "after the work");
    await assert.rejects(sees("gas-handler"), refusedWith("not-found"));
  });

  it("is not there for those it does not concern", async () => {
    const id = await hazard();
    for (const by of ["next-grid", "far-grid", "gas-handler", "nobody"]) {
      await assert.rejects(getCase(world.deps, world.actor(by), id), refusedWith("not-found"));
      await assert.rejects(step(by, id, "notify", { ...notify, noticePhoto: [photo] }), (error: Problem) =>
        refusedWith("not-found")(error),
      );
    }
    await assert.rejects(getCase(world.deps, world.actor("grid"), `${uuid(1)}~9`), refusedWith("not-found"));
  });
});

describe("an incident", () => {
  it("is seen, with its photos, and handled by the department it is assigned to, and verified by another person", async () => {
    const before = await world.upload("grid", "before");
    const answers = {
      title: "井盖破损",
      category: "component-facilities",
      source: "grid",
      urgency: "urgent",
      description: "破损",
      location: { lat: 37, lng: 118 },
      photos: [before],
    };
    const { receipt } = await world.send("grid", "incident", answers);
    const id = receipt.id;
    await step("grid", id, "escalate");
    await assert.rejects(getCase(world.deps, world.actor("gas-handler"), id), refusedWith("not-found"));
    await step("dispatcher", id, "assign", { department: "371602-D14" });
    const seen = await getCase(world.deps, world.actor("gas-handler"), id);
    assert.deepEqual(
      seen.transitions.map((it) => it.id),
      ["handled", "return"],
    );
    const sees = (by: string, name: string) => readFile(world.deps, world.actor(by), name);
    assert.equal(new TextDecoder().decode((await sees("gas-handler", before)).bytes), "before");
    await assert.rejects(getCase(world.deps, world.actor("handler"), id), refusedWith("not-found"));
    await assert.rejects(sees("handler", before), refusedWith("not-found"));
    await step("gas-handler", id, "return", { belongsTo: "371602-D07", returnReason: "非燃气设施" });
    await step("dispatcher", id, "assign", { department: "371602-D07" });
    const after = await world.upload("handler", "repaired");
    const handled = await step("handler", id, "handled", { result: "已更换", afterPhotos: [after] });
    assert.equal(handled.view.step, "verify");
    assert.equal((await sees("verifier", after)).bytes.length, 8);
    await step("verifier", id, "pass");
    await step("grid", id, "evaluate", { satisfaction: "satisfied" });
    assert.equal((await read(id)).status, "done");
    assert.deepEqual((await recount(world.deps)).differences, []);
  });
});

describe("lists of cases", () => {
  const list = async (by: string, query: Partial<Parameters<typeof listCases>[2]> = {}) =>
    (await listCases(world.deps, world.actor(by), { unit: county, ...query }, { limit: 200 })).items;

  it("hold what the reader may see, and what they may do with each", async () => {
    const id = await hazard();
    const mine = (await list("grid")).find((it) => it.id === id);
    assert.deepEqual(
      mine?.transitions.map((it) => it.id),
      ["notify"],
    );
    assert.deepEqual((await list("leader")).find((it) => it.id === id)?.transitions, []);
    for (const by of ["next-grid", "far-grid", "gas-handler", "nobody"]) assert.deepEqual(await list(by), [], by);
    assert.deepEqual(await list("leader", { unit: farStreet }), []);
  });

  it("are open or closed, of one list, step or form", async () => {
    const { receipt } = await world.send("cadre", "resource", offer(3), { unit: "371602001001" });
    const lists = async (query: Partial<Parameters<typeof listCases>[2]>) =>
      new Set((await list("leader", query)).map((it) => it.list));
    assert.deepEqual(await lists({ lists: ["offers"] }), new Set(["offers"]));
    assert.deepEqual(await lists({ form: "rectification" }), new Set(["hazards"]));
    assert.deepEqual(await lists({ step: "open" }), new Set(["offers"]));
    assert.ok((await list("leader", { open: false })).every((it) => it.status !== "open"));
    assert.ok((await list("leader")).every((it) => it.status === "open"));
    assert.equal((await list("leader", { theme: "resources" })).length, 1);
    assert.equal((await list("leader", { theme: "order" })).length, 0);
    assert.equal(receipt.effects.cases.length, 1);
  });

  it("of one assignee hold the open cases of the lists that were asked for", async () => {
    const mine = async (query: Partial<Parameters<typeof listCases>[2]>) =>
      (await list("handler", { assignee: "handler", ...query })).map((it) => it.id);
    const id = await hazard();
    const item = caseItem({ ...(await read(id)), assignee: "handler" });
    await world.deps.table.commit([{ kind: "put", item }]);
    assert.deepEqual(await mine({}), [id]);
    assert.deepEqual(await mine({ lists: ["hazards"] }), [id]);
    assert.deepEqual(
      [await mine({ lists: ["projects"] }), await mine({ open: false }), await mine({ step: "review" })],
      [[], [], []],
    );
  });

  it("show what is left of an offer, and its contact masked", async () => {
    const [it] = await list("far-grid", { lists: ["offers"] });
    assert.deepEqual([it?.quantity, it?.remaining, it?.answers.contactPhone], [3, 3, "138****8000"]);
  });
});

describe("a deadline that passes", () => {
  const monthly = async (period: string) => {
    const item = await world.deps.table.get(keys.tallyKey(period, street, grid, "rectification"));
    return item ? tallyOf(item).counters : {};
  };

  it("makes a case overdue by the tick, once; and what is closed in time never", async () => {
    const late = await hazard();
    const inTime = await hazard();
    await step("grid", inTime, "notify", { ...notify, noticePhoto: [photo] });
    await step("grid", inTime, "rectified", { afterPhotos: [photo] });
    await step("verifier", inTime, "pass");
    const before = (await monthly("2026-12"))["rectifications-overdue"] ?? 0;
    assert.equal((await read(late)).dueAt, "2026-12-05T09:30:00.000Z");
    world.clock.set("2026-12-05T09:29:00.000Z");
    await world.tick();
    assert.equal((await read(late)).overdueAt, undefined);
    world.clock.set("2026-12-05T09:31:00.000Z");
    await world.tick();
    await world.tick();
    assert.equal((await read(late)).overdueAt, "2026-12-05T09:30:00.000Z");
    assert.equal((await read(inTime)).overdueAt, undefined);
    const openOnes = (
      await listCases(world.deps, world.actor("leader"), { unit: county, lists: ["hazards"] }, { limit: 200 })
    ).items.length;
    assert.equal((await monthly("2026-12"))["rectifications-overdue"], before + openOnes);
    assert.deepEqual((await recount(world.deps)).differences, []);
    const shown = await getCase(world.deps, world.actor("leader"), late);
    assert.equal(shown.overdue, true);
  });

  it("of an offer ends it, and nothing more can be claimed of it", async () => {
    const { receipt } = await world.send("cadre", "resource", offer(3, { validUntil: "2026-12-10" }), {
      unit: "371602001001",
    });
    world.clock.set("2026-12-10T09:30:00.000Z");
    await world.tick();
    const state = await read(receipt.id);
    assert.deepEqual([state.status, state.step, state.history[0]?.by], ["expired", "expired", "system"]);
    await assert.rejects(
      world.send("cadre", "project", { offer: receipt.id, quantity: 1 }, { unit: "371602001001" }),
      refusedWith("answers-invalid", "/offer"),
    );
    assert.deepEqual((await recount(world.deps)).differences, []);
  });

  it("may stand in a year that nobody means, and then is none", async () => {
    for (const due of ["0000-01-01", "0001-12-31", "9999-12-31"]) {
      await world
        .send("grid", "rectification", { hazard: "x", item: "gas", due })
        .catch(refusedWith("answers-invalid"));
    }
    assert.deepEqual(world.errors, []);
  });
});
