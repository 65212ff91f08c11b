// Who is who, and the organisation tree with its past.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Person, type Post } from "../../core/person.ts";
import type { Unit } from "../../core/unit.ts";
import * as keys from "../../functions/store/keys.ts";
import { findActor } from "../../functions/store/people.ts";
import { partitionsWithin, unitsBelow } from "../../functions/store/units.ts";
import { changeUnits, type UnitChange } from "../../functions/usecases/organisation/change-units.ts";
import { describeActor, listPeople, putPerson, putPosts } from "../../functions/usecases/organisation/people.ts";
import { getUnit, putUnit } from "../../functions/usecases/organisation/units.ts";
import { refusedWith } from "../support/refused.ts";
import {
  community,
  county,
  farGrid,
  farStreet,
  grid,
  nextGrid,
  openWorld,
  street,
  type World,
} from "../support/world.ts";

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

const put = (id: string, posts: Post[], by = "administrator", version?: number) =>
  putPerson(world.deps, world.actor(by), Person.parse({ id, name: id, posts }), version);
const cadreAt = (unit: string, over: Partial<Post> = {}): Post => ({ role: "cadre", unit, ...over });
const holders = async (unit: string, role: string) =>
  (await world.deps.table.query(keys.holdersOf(unit, role))).items.map((it) => (it.body as { person: string }).person);

describe("a person", () => {
  it("is created and changed with their posts, which can be asked for by unit and role", async () => {
    assert.equal((await put("li", [cadreAt(community), cadreAt(street)])).created, true);
    assert.ok((await holders(community, "cadre")).includes("li"));
    const { person, created } = await put("li", [cadreAt(street)]);
    assert.deepEqual([created, person.version], [false, 2]);
    assert.equal((await holders(community, "cadre")).includes("li"), false);
    assert.ok((await holders(street, "cadre")).includes("li"));
  });

  it("may do from now on what the new posts allow, and no more what the old ones did", async () => {
    await put("wang", [cadreAt(community)]);
    assert.deepEqual((await findActor(world.deps, "wang"))?.posts, [cadreAt(community)]);
    await put("wang", []);
    assert.deepEqual((await findActor(world.deps, "wang"))?.posts, []);
    assert.equal(await findActor(world.deps, "never-seen"), undefined);
  });

  it("holds a post from its first to its last day", async () => {
    await put("zhao", [cadreAt(community, { from: "2026-11-21", until: "2026-11-21" })]);
    const held = async (instant: string) => {
      world.clock.set(instant);
      world.deps.memory.forget("actor:zhao");
      return (await findActor(world.deps, "zhao"))?.posts.length;
    };
    const days = [
      "2026-11-20T15:59:59.000Z",
      "2026-11-20T16:00:00.000Z",
      "2026-11-21T15:59:59.000Z",
      "2026-11-21T16:00:00.000Z",
    ];
    const found: (number | undefined)[] = [];
    for (const day of days) found.push(await held(day));
    assert.deepEqual(found, [0, 1, 1, 0]);
    world.clock.set("2026-11-20T02:00:00.000Z");
  });

  it("gets no post outside the administrator's units, and loses none there", async () => {
    await assert.rejects(put("sun", [cadreAt(farGrid)], "administrator-street"), refusedWith("forbidden"));
    await put("sun", [cadreAt(farStreet)]);
    await assert.rejects(put("sun", [], "administrator-street"), refusedWith("forbidden"));
    await assert.rejects(put("sun", [cadreAt(street)], "administrator-street"), refusedWith("forbidden"));
    for (const by of ["grid", "leader", "supervisor", "nobody"])
      await assert.rejects(put("qian", [], by), refusedWith("forbidden"), by);
    await assert.rejects(put("grid", [{ role: "administrator", unit: county }], "grid"), refusedWith("forbidden"));
  });

  it("gets no post at a unit that is not there", async () => {
    await assert.rejects(
      put("zhou", [cadreAt(community), cadreAt("371602001009")]),
      refusedWith("content-invalid", "/posts/1/unit"),
    );
  });

  it("is not changed by somebody who has not seen the last change", async () => {
    await put("wu", []);
    assert.equal((await put("wu", [cadreAt(street)], "administrator", 1)).person.version, 2);
    await assert.rejects(put("wu", [], "administrator", 1), refusedWith("precondition-failed"));
    await assert.rejects(
      putPosts(world.deps, world.actor("administrator"), "wu", [], 1),
      refusedWith("precondition-failed"),
    );
    assert.equal((await putPosts(world.deps, world.actor("administrator"), "wu", [], 2)).version, 3);
    await assert.rejects(
      putPosts(world.deps, world.actor("administrator"), "never-seen", []),
      refusedWith("not-found"),
    );
  });

  it("who signs in is told their posts, the units above and what they may do", async () => {
    const me = await describeActor(world.deps, { ...world.actor("grid"), language: "zh" });
    assert.deepEqual(
      me.units.map((it) => it.code),
      [grid, community, street, county, "3716", "37"],
    );
    assert.ok(me.actions.includes("submission.create") && !me.actions.includes("form.publish"));
    const leader = await describeActor(world.deps, { ...world.actor("leader"), language: "zh" });
    assert.ok(leader.actions.includes("report.make") && !leader.actions.includes("submission.create"));
    assert.deepEqual((await describeActor(world.deps, { ...world.actor("nobody"), language: "zh" })).actions, []);
  });
});

describe("lists of people", () => {
  const list = async (by: string, unit?: string) =>
    (await listPeople(world.deps, world.actor(by), unit, { limit: 200 })).items.map((it) => it.id);

  it("hold those whom the reader may see, without their contacts", async () => {
    assert.ok((await list("leader")).includes("far-grid"));
    const seen = await list("grid");
    assert.ok(seen.includes("grid") && !seen.includes("next-grid") && !seen.includes("leader"));
    await putPerson(
      world.deps,
      world.actor("administrator"),
      Person.parse({ id: "mail", name: "m", email: "m@example.com", phone: "13800138000", posts: [cadreAt(street)] }),
    );
    const page = await listPeople(world.deps, world.actor("leader"), street, {});
    assert.equal(JSON.stringify(page).includes("example.com"), false);
    assert.equal(JSON.stringify(page).includes("13800138000"), false);
  });

  it("of a unit are those with a post there", async () => {
    assert.deepEqual(await list("leader", nextGrid), ["next-grid"]);
    await assert.rejects(list("grid", nextGrid), refusedWith("forbidden"));
  });
});

describe("a unit", () => {
  const put = (code: string, over: Partial<Unit> = {}, by = "administrator", version?: number) =>
    putUnit(world.deps, world.actor(by), { code, title: { zh: code }, level: "grid", ...over }, version);

  it("is created where its code says, and at once in the list of the unit above", async () => {
    await unitsBelow(world.deps, community);
    const { unit, created } = await put("371602001001G03", { title: { zh: "三网格" } });
    assert.deepEqual([created, unit.level, unit.parent, unit.version], [true, "grid", community, 1]);
    assert.deepEqual(
      (await unitsBelow(world.deps, community)).map((it) => it.code),
      [grid, nextGrid, "371602001001G03"],
    );
    assert.equal((await put("371602001001G03", { title: { zh: "改名" } })).created, false);
    assert.equal((await getUnit(world.deps, "371602001001G03")).title.zh, "改名");
  });

  it("stands below a unit that is there and that its code names", async () => {
    await assert.rejects(put("371602009001"), refusedWith("content-invalid", "/parent"));
    await assert.rejects(put("371602001001G04", { parent: street }), refusedWith("content-invalid", "/parent"));
  });

  it("is not renamed by two at once, or by somebody else's administrator", async () => {
    await assert.rejects(put("371602001001G03", {}, "administrator", 1), refusedWith("precondition-failed"));
    await assert.rejects(put("371602001001G77", {}, "administrator", 1), refusedWith("precondition-failed"));
    await assert.rejects(put("371602002001G03", {}, "administrator-street"), refusedWith("forbidden"));
    await assert.rejects(put("371602001001G03", {}, "leader"), refusedWith("forbidden"));
    await assert.rejects(getUnit(world.deps, "371602001001G99"), refusedWith("not-found"));
  });

  it("is found in the partitions of its subtree", async () => {
    assert.deepEqual(await partitionsWithin(world.deps, grid), [street]);
    assert.deepEqual((await partitionsWithin(world.deps, county)).sort(), [county, street, farStreet]);
    assert.deepEqual((await partitionsWithin(world.deps, "3716")).sort(), ["3716", county, street, farStreet]);
    assert.deepEqual(await partitionsWithin(world.deps, `${county}-D07`), [county]);
  });
});

describe("a change of the tree", () => {
  const change = (it: UnitChange, by = "administrator") => changeUnits(world.deps, world.actor(by), it);
  const on = "2026-12-01";
  before(async () => {
    for (const code of ["371602001001G05", "371602001001G06", "371602001001G07"]) {
      await putUnit(world.deps, world.actor("administrator"), { code, title: { zh: code }, level: "grid" }, undefined);
    }
  });

  it("merges units into one that follows them; what was keeps its code and its name", async () => {
    await change({ kind: "merge", units: ["371602001001G05", "371602001001G06", "371602001001G05"], into: grid, on });
    const merged = await getUnit(world.deps, "371602001001G05");
    assert.deepEqual([merged.until, merged.successor, merged.title.zh], [on, grid, "371602001001G05"]);
    assert.equal((await getUnit(world.deps, grid)).until, undefined);
    assert.ok((await unitsBelow(world.deps, community)).some((it) => it.code === "371602001001G05"));
  });

  it("merges nothing into itself or what is below it", async () => {
    await assert.rejects(
      change({ kind: "merge", units: [community], into: grid, on }),
      refusedWith("content-invalid", "/into"),
    );
    await assert.rejects(
      change({ kind: "merge", units: [grid], into: grid, on }),
      refusedWith("content-invalid", "/into"),
    );
    await assert.rejects(
      change({ kind: "merge", units: [grid], into: "371602001001G99", on }),
      refusedWith("not-found"),
    );
  });

  it("is made of all its units or of none", async () => {
    await assert.rejects(
      change({ kind: "merge", units: ["371602001001G07", "371602001001G99"], into: grid, on }),
      refusedWith("not-found"),
    );
    assert.equal((await getUnit(world.deps, "371602001001G07")).until, undefined);
  });

  it("closes or renames, within the administrator's units", async () => {
    await change({ kind: "close", unit: "371602001001G07", on });
    assert.equal((await getUnit(world.deps, "371602001001G07")).until, on);
    await change({ kind: "rename", unit: "371602001001G07", title: { zh: "新名" }, on });
    assert.equal((await getUnit(world.deps, "371602001001G07")).title.zh, "新名");
    await assert.rejects(
      change({ kind: "close", unit: farGrid, on }, "administrator-street"),
      refusedWith("forbidden"),
    );
    await assert.rejects(
      change({ kind: "merge", units: [grid], into: farGrid, on }, "administrator-street"),
      refusedWith("forbidden"),
    );
  });
});
