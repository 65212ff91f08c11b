// Cases: who sees and moves them, once, with their files, balances and deadlines.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../../../core/problem.ts";
import type { Instant } from "../../../core/time.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import { caseItem, caseOf, tallyOf } from "../../../functions/store/items.ts";
import * as keys from "../../../functions/store/keys.ts";
import { getCase } from "../../../functions/usecases/cases/get-case.ts";
import { listCases } from "../../../functions/usecases/cases/list-cases.ts";
import { transition } from "../../../functions/usecases/cases/take-step.ts";
import { recount } from "../../../functions/usecases/figures/recount.ts";
import { textSeen } from "../../support/picture.ts";
import { refusedWith } from "../../support/refused.ts";
import { check, county, farStreet, grid, offer, openWorld, street, uuid, type World } from "../../support/world.ts";

let world: World;
let photo: string;
beforeEach(async () => {
  world = await openWorld();
  photo = await world.upload("grid", "photo");
});
afterEach(() => world.close());

/** A check that finds one hazard: the id of its rectification. */
async function hazard(at?: string): Promise<string> {
  const signature = await world.upload("grid", "signed", "image/png");
  const answers = check(signature, { wiring: { result: "not-ok", photos: [photo] } });
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
/** A hazard that was dealt with at once: the id of its rectification. */
async function closed(): Promise<string> {
  const id = await hazard();
  await step("grid", id, "notify", { ...notify, noticePhoto: [photo] });
  await step("grid", id, "rectified", { afterPhotos: [photo] });
  await step("verifier", id, "pass");
  return id;
}
const read = async (id: string) => {
  const item = await world.deps.table.get(keys.caseKey(id));
  expect.assert(item);
  return caseOf(item);
};

describe("a case", () => {
  it("goes its way from the finding to the end, each step by who may take it", async () => {
    const id = await hazard();
    const notified = await step("grid", id, "notify", { ...notify, noticePhoto: [photo] });
    expect([notified.view.step, notified.repeat]).toStrictEqual(["rectify", false]);
    await expect(step("verifier", id, "rectified", { afterPhotos: [photo] })).rejects.toSatisfy(
      refusedWith("forbidden"),
    );
    const after = await world.upload("handler", "after");
    await step("handler", id, "rectified", { afterPhotos: [after] });
    await expect(step("grid", id, "pass")).rejects.toSatisfy(refusedWith("forbidden"));
    const failed = await step("verifier", id, "fail", { failReason: "未改" });
    expect(failed.view.step).toBe("rectify");
    await step("grid", id, "rectified", { afterPhotos: [photo] });
    const passed = await step("verifier", id, "pass");
    expect([passed.view.status, passed.view.transitions]).toStrictEqual(["done", []]);
    await expect(step("verifier", id, "pass")).rejects.toSatisfy(refusedWith("transition-not-open"));
    const shown = await getCase(world.deps, world.actor("leader"), id);
    expect(shown.history.map((it) => [it.transition, it.byName])).toStrictEqual([
      ["notify", "grid"],
      ["rectified", "handler"],
      ["fail", "verifier"],
      ["rectified", "grid"],
      ["pass", "verifier"],
    ]);
    expect((await recount(world.deps)).differences).toStrictEqual([]);
  });

  it("takes one step once, however often and at once it is sent", async () => {
    const id = await hazard();
    const event = uuid(next++);
    const answers = { ...notify, noticePhoto: [photo] };
    const all = await Promise.all(Array.from({ length: 6 }, () => step("grid", id, "notify", answers, event)));
    expect(all.filter((it) => !it.repeat).length).toBe(1);
    expect((await read(id)).history.length).toBe(1);
    await step("grid", id, "rectified", { afterPhotos: [photo] });
    expect((await step("grid", id, "notify", answers, event)).repeat).toBe(true);
    await expect(step("handler", id, "notify", answers, event)).rejects.toSatisfy(refusedWith("submission-id-reused"));
    await expect(step("grid", id, "rectified", { afterPhotos: [photo] }, event)).rejects.toSatisfy(
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
    expect(both.map((it) => it.status).sort()).toStrictEqual(["fulfilled", "rejected"]);
    expect((both.find((it) => it.status === "rejected") as PromiseRejectedResult).reason.code).toBe(
      "transition-not-open",
    );
    expect((await read(id)).history.length).toBe(1);
  });

  it("wants the answers of a step, and tells whether it may be taken before what is wrong with them", async () => {
    const id = await hazard();
    await expect(step("grid", id, "notify", {})).rejects.toSatisfy(refusedWith("answers-invalid", "/measure"));
    await expect(step("verifier", id, "notify", {})).rejects.toSatisfy(refusedWith("forbidden"));
    await expect(step("grid", id, "pass", {})).rejects.toSatisfy(refusedWith("transition-not-open"));
    await expect(step("grid", id, "__proto__", {})).rejects.toSatisfy(refusedWith("transition-not-open"));
  });

  it("shows the photos of its steps to all who see it", async () => {
    const id = await hazard();
    await step("grid", id, "notify", { ...notify, noticePhoto: [photo] });
    await expect(
      step("grid", id, "rectified", { afterPhotos: [photo] }, uuid(next++), [`${"d".repeat(64)}.jpg`]),
    ).rejects.toSatisfy(refusedWith("content-invalid", "/files/0"));
    const after = await world.upload("grid", "after the work");
    const sees = (by: string) => textSeen(world, by, after);
    await expect(sees("verifier")).rejects.toSatisfy(refusedWith("not-found"));
    await step("grid", id, "rectified", { afterPhotos: [after] }, uuid(next++), [after]);
    expect(await sees("verifier")).toBe("after the work");
    await expect(sees("gas-handler")).rejects.toSatisfy(refusedWith("not-found"));
  });

  it("is not there for those it does not concern", async () => {
    const id = await hazard();
    for (const by of ["next-grid", "far-grid", "gas-handler", "nobody"]) {
      await expect(getCase(world.deps, world.actor(by), id)).rejects.toSatisfy(refusedWith("not-found"));
      await expect(step(by, id, "notify", { ...notify, noticePhoto: [photo] })).rejects.toSatisfy((error: Problem) =>
        refusedWith("not-found")(error),
      );
    }
    await expect(getCase(world.deps, world.actor("grid"), `${uuid(1)}~9`)).rejects.toSatisfy(refusedWith("not-found"));
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
    await expect(getCase(world.deps, world.actor("gas-handler"), id)).rejects.toSatisfy(refusedWith("not-found"));
    await step("dispatcher", id, "assign", { department: "371602-D14" });
    const seen = await getCase(world.deps, world.actor("gas-handler"), id);
    expect(seen.transitions.map((it) => it.id)).toStrictEqual(["handled", "return"]);
    const sees = (by: string, name: string) => textSeen(world, by, name);
    expect(await sees("gas-handler", before)).toBe("before");
    await expect(getCase(world.deps, world.actor("handler"), id)).rejects.toSatisfy(refusedWith("not-found"));
    await expect(sees("handler", before)).rejects.toSatisfy(refusedWith("not-found"));
    await step("gas-handler", id, "return", { belongsTo: "371602-D07", returnReason: "非燃气设施" });
    await step("dispatcher", id, "assign", { department: "371602-D07" });
    // Whose the case is no more, theirs are its photos no more.
    await expect(sees("gas-handler", before)).rejects.toSatisfy(refusedWith("not-found"));
    expect(await sees("handler", before)).toBe("before");
    const after = await world.upload("handler", "repaired");
    const handled = await step("handler", id, "handled", { result: "已更换", afterPhotos: [after] });
    expect(handled.view.step).toBe("verify");
    expect(await sees("verifier", after)).toBe("repaired");
    await step("verifier", id, "pass");
    await step("grid", id, "evaluate", { satisfaction: "satisfied" });
    expect((await read(id)).status).toBe("done");
    expect((await recount(world.deps)).differences).toStrictEqual([]);
  });
});

describe("lists of cases", () => {
  const list = async (by: string, query: Partial<Parameters<typeof listCases>[2]> = {}) =>
    (await listCases(world.deps, world.actor(by), { unit: county, ...query }, { limit: 200 })).items;

  it("hold what the reader may see, and what they may do with each", async () => {
    const id = await hazard();
    const mine = (await list("grid")).find((it) => it.id === id);
    expect(mine?.transitions.map((it) => it.id)).toStrictEqual(["notify"]);
    expect((await list("leader")).find((it) => it.id === id)?.transitions).toStrictEqual([]);
    for (const by of ["next-grid", "far-grid", "gas-handler", "nobody"]) expect(await list(by), by).toStrictEqual([]);
    expect(await list("leader", { unit: farStreet })).toStrictEqual([]);
  });

  it("are open or closed, of one list, step or form", async () => {
    await hazard();
    await closed();
    const { receipt } = await world.send("cadre", "resource", offer(3), { unit: "371602001001" });
    const lists = async (query: Partial<Parameters<typeof listCases>[2]>) =>
      new Set((await list("leader", query)).map((it) => it.list));
    expect(await lists({ lists: ["offers"] })).toStrictEqual(new Set(["offers"]));
    expect(await lists({ form: "rectification" })).toStrictEqual(new Set(["hazards"]));
    expect(await lists({ step: "open" })).toStrictEqual(new Set(["offers"]));
    const of = async (open: boolean) => (await list("leader", { open })).map((it) => it.status);
    expect(await of(false)).toStrictEqual(["done"]);
    expect(await of(true)).toStrictEqual(["open", "open"]);
    expect((await list("leader")).map((it) => it.status)).toStrictEqual(["open", "open"]);
    expect((await list("leader", { theme: "resources" })).length).toBe(1);
    expect((await list("leader", { theme: "order" })).length).toBe(0);
    expect(receipt.effects.cases.length).toBe(1);
  });

  it("of one assignee hold the open cases of the lists that were asked for", async () => {
    const mine = async (query: Partial<Parameters<typeof listCases>[2]>) =>
      (await list("handler", { assignee: "handler", ...query })).map((it) => it.id);
    const id = await hazard();
    const item = caseItem({ ...(await read(id)), assignee: "handler" });
    await world.deps.table.commit([{ kind: "put", item }]);
    expect(await mine({})).toStrictEqual([id]);
    expect(await mine({ lists: ["hazards"] })).toStrictEqual([id]);
    expect([
      await mine({ lists: ["projects"] }),
      await mine({ open: false }),
      await mine({ step: "review" }),
    ]).toStrictEqual([[], [], []]);
  });

  it("show what is left of an offer, and its contact masked", async () => {
    await world.send("cadre", "resource", offer(3), { unit: "371602001001" });
    const [it] = await list("far-grid", { lists: ["offers"] });
    expect([it?.quantity, it?.remaining, it?.answers.contactPhone]).toStrictEqual([3, 3, "138****8000"]);
  });
});

describe("a deadline that passes", () => {
  const monthly = async (period: string) => {
    const item = await world.deps.table.get(keys.tallyKey(period, street, grid, "rectification"));
    return item ? tallyOf(item).counters : {};
  };

  it("makes a case overdue by the tick, once; and what is closed in time never", async () => {
    const late = await hazard();
    const alsoLate = await hazard();
    const inTime = await closed();
    expect((await monthly("2026-12"))["rectifications-overdue"]).toBe(undefined);
    expect((await read(late)).dueAt).toBe("2026-12-05T09:30:00.000Z");
    world.clock.set("2026-12-05T09:29:00.000Z");
    await world.tick();
    expect((await read(late)).overdueAt).toBe(undefined);
    world.clock.set("2026-12-05T09:31:00.000Z");
    await world.tick();
    await world.tick();
    expect((await read(late)).overdueAt).toBe("2026-12-05T09:30:00.000Z");
    expect((await read(alsoLate)).overdueAt).toBe("2026-12-05T09:30:00.000Z");
    expect((await read(inTime)).overdueAt).toBe(undefined);
    expect((await monthly("2026-12"))["rectifications-overdue"]).toBe(2);
    expect((await recount(world.deps)).differences).toStrictEqual([]);
    const shown = await getCase(world.deps, world.actor("leader"), late);
    expect(shown.overdue).toBe(true);
  });

  it("of an offer ends it, and nothing more can be claimed of it", async () => {
    const { receipt } = await world.send("cadre", "resource", offer(3, { validUntil: "2026-12-10" }), {
      unit: "371602001001",
    });
    world.clock.set("2026-12-10T09:30:00.000Z");
    await world.tick();
    const state = await read(receipt.id);
    expect([state.status, state.step, state.history[0]?.by]).toStrictEqual(["expired", "expired", "system"]);
    await expect(
      world.send("cadre", "project", { offer: receipt.id, quantity: 1 }, { unit: "371602001001" }),
    ).rejects.toSatisfy(refusedWith("answers-invalid", "/offer"));
    expect((await recount(world.deps)).differences).toStrictEqual([]);
  });

  it("may stand in a year that nobody means, and then is none", async () => {
    for (const due of ["0000-01-01", "0001-12-31"]) {
      const { receipt } = await world.send("grid", "rectification", { hazard: "x", item: "extinguishers", due });
      expect((await read(receipt.id)).dueAt, due).toBe(undefined);
    }
    expect(world.errors).toStrictEqual([]);
  });
});
