// Who is who, and the organisation tree with its past.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Person, type Post } from "../../../core/person.ts";
import type { Unit, UnitChange } from "../../../core/unit.ts";
import * as keys from "../../../functions/store/keys.ts";
import { findActor, personWrites } from "../../../functions/store/people.ts";
import { partitionsWithin, unitsBelow } from "../../../functions/store/units.ts";
import { changeUnits } from "../../../functions/usecases/organisation/change-units.ts";
import { describeActor } from "../../../functions/usecases/organisation/describe-actor.ts";
import { listPeople } from "../../../functions/usecases/organisation/list-people.ts";
import { putPerson, putPosts } from "../../../functions/usecases/organisation/people.ts";
import { getUnit, putUnit } from "../../../functions/usecases/organisation/units.ts";
import { refusedWith } from "../../support/refused.ts";
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
} from "../../support/world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const put = (id: string, posts: Post[], by = "administrator", version?: number) =>
  putPerson(world.deps, world.actor(by), Person.parse({ id, name: id, posts }), version);
const cadreAt = (unit: string, over: Partial<Post> = {}): Post => ({ role: "cadre", unit, ...over });
const holders = async (unit: string, role: string) =>
  (await world.deps.table.query(keys.holdersOf(unit, role))).items.map((it) => (it.body as { person: string }).person);

describe("a person", () => {
  it("is created and changed with their posts, which can be asked for by unit and role", async () => {
    expect((await put("li", [cadreAt(community), cadreAt(street)])).created).toBe(true);
    expect((await holders(community, "cadre")).includes("li")).toBe(true);
    const { person, created } = await put("li", [cadreAt(street)]);
    expect([created, person.version]).toStrictEqual([false, 2]);
    expect((await holders(community, "cadre")).includes("li")).toBe(false);
    expect((await holders(street, "cadre")).includes("li")).toBe(true);
  });

  it("may do from now on what the new posts allow, and no more what the old ones did", async () => {
    await put("wang", [cadreAt(community)]);
    expect((await findActor(world.deps, "wang"))?.posts).toStrictEqual([cadreAt(community)]);
    await put("wang", []);
    expect((await findActor(world.deps, "wang"))?.posts).toStrictEqual([]);
    expect(await findActor(world.deps, "never-seen")).toBe(undefined);
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
    expect(found).toStrictEqual([0, 1, 1, 0]);
  });

  it("gets no post outside the administrator's units, and loses none there", async () => {
    await expect(put("sun", [cadreAt(farGrid)], "administrator-street")).rejects.toSatisfy(refusedWith("forbidden"));
    await put("sun", [cadreAt(farStreet)]);
    await expect(put("sun", [], "administrator-street")).rejects.toSatisfy(refusedWith("forbidden"));
    await expect(put("sun", [cadreAt(street)], "administrator-street")).rejects.toSatisfy(refusedWith("forbidden"));
    for (const by of ["grid", "leader", "supervisor", "nobody"])
      await expect(put("qian", [], by), by).rejects.toSatisfy(refusedWith("forbidden"));
    await expect(put("grid", [{ role: "administrator", unit: county }], "grid")).rejects.toSatisfy(
      refusedWith("forbidden"),
    );
  });

  it("gets no post at a unit that is not there", async () => {
    await expect(put("zhou", [cadreAt(community), cadreAt("371602001009")])).rejects.toSatisfy(
      refusedWith("content-invalid", "/posts/1/unit"),
    );
    expect(await findActor(world.deps, "zhou"), "nor the post beside it").toBe(undefined);
  });

  it("is not changed by somebody who has not seen the last change", async () => {
    await put("wu", []);
    expect((await put("wu", [cadreAt(street)], "administrator", 1)).person.version).toBe(2);
    await expect(put("wu", [], "administrator", 1)).rejects.toSatisfy(refusedWith("precondition-failed"));
    await expect(putPosts(world.deps, world.actor("administrator"), "wu", [], 1)).rejects.toSatisfy(
      refusedWith("precondition-failed"),
    );
    expect((await putPosts(world.deps, world.actor("administrator"), "wu", [], 2)).version).toBe(3);
    await expect(putPosts(world.deps, world.actor("administrator"), "never-seen", [])).rejects.toSatisfy(
      refusedWith("not-found"),
    );
  });

  it("who signs in is told their posts, the units above and what they may do", async () => {
    const me = await describeActor(world.deps, { ...world.actor("grid"), language: "zh" });
    expect(me.units.map((it) => it.code)).toStrictEqual([grid, community, street, county, "3716", "37"]);
    expect(me.actions.includes("submission.create") && !me.actions.includes("form.publish")).toBe(true);
    const leader = await describeActor(world.deps, { ...world.actor("leader"), language: "zh" });
    expect(leader.actions.includes("report.make") && !leader.actions.includes("submission.create")).toBe(true);
    expect((await describeActor(world.deps, { ...world.actor("nobody"), language: "zh" })).actions).toStrictEqual([]);
  });
});

describe("lists of people", () => {
  const list = async (by: string, unit?: string) =>
    (await listPeople(world.deps, world.actor(by), { unit }, { limit: 200 })).items.map((it) => it.id);

  it("hold those whom the reader may see, without their contacts", async () => {
    expect((await list("leader")).includes("far-grid")).toBe(true);
    const seen = await list("grid");
    expect(seen.includes("grid") && !seen.includes("next-grid") && !seen.includes("leader")).toBe(true);
    await putPerson(
      world.deps,
      world.actor("administrator"),
      Person.parse({ id: "mail", name: "m", email: "m@example.com", phone: "13800138000", posts: [cadreAt(street)] }),
    );
    const page = await listPeople(world.deps, world.actor("leader"), { unit: street }, {});
    expect(JSON.stringify(page).includes("example.com")).toBe(false);
    expect(JSON.stringify(page).includes("13800138000")).toBe(false);
  });

  it("page through 3,000, each once, and find one beyond the first page by a part of the name or id", async () => {
    const writes = Array.from({ length: 3000 }, (_, n) => {
      const id = `staff-${String(n).padStart(4, "0")}`;
      return personWrites(Person.parse({ id, name: `网格员${n}`, posts: [cadreAt(n % 2 ? community : farGrid)] }));
    });
    for (let at = 0; at < writes.length; at += 45) await world.deps.table.commit(writes.slice(at, at + 45).flat());
    const pages = async (by: string, query: { unit?: string; search?: string }) => {
      const ids: string[] = [];
      let answers = 0;
      for (let cursor: string | undefined, first = true; cursor || first; first = false) {
        const page = await listPeople(world.deps, world.actor(by), query, { limit: 200, cursor });
        expect(page.items.length <= 200).toBe(true);
        ids.push(...page.items.map((it) => it.id));
        cursor = page.cursor;
        answers += 1;
      }
      expect(new Set(ids).size).toBe(ids.length);
      return { ids, answers };
    };
    const everybody = await pages("leader", {});
    expect(everybody.ids.filter((it) => it.startsWith("staff-")).length).toBe(3000);
    expect((await pages("leader-street", {})).ids.filter((it) => it.startsWith("staff-")).length).toBe(1500);
    expect((await pages("leader", { unit: community })).ids.length).toBe(1501);
    expect(await pages("leader", { search: "网格员2999" })).toStrictEqual({ ids: ["staff-2999"], answers: 1 });
    expect(await pages("leader", { search: " STAFF-2998 " })).toStrictEqual({ ids: ["staff-2998"], answers: 1 });
    expect((await pages("leader", { search: "staff-29" })).ids.length).toBe(100);
    expect(await pages("leader-street", { search: "网格员2998" })).toStrictEqual({ ids: [], answers: 1 });
    expect((await pages("leader", { unit: community, search: "员2999" })).ids).toStrictEqual(["staff-2999"]);
    for (const cursor of ["", "x", "!!", Buffer.from("PEOPLE#").toString("base64url")])
      await expect(listPeople(world.deps, world.actor("leader"), {}, { cursor })).rejects.toSatisfy(
        refusedWith("cursor-invalid"),
      );
  });

  it("of a unit are those with a post there", async () => {
    expect(await list("leader", nextGrid)).toStrictEqual(["next-grid"]);
    await expect(list("grid", nextGrid)).rejects.toSatisfy(refusedWith("forbidden"));
  });
});

describe("a unit", () => {
  const put = (code: string, over: Partial<Unit> = {}, by = "administrator", version?: number) =>
    putUnit(world.deps, world.actor(by), { code, title: { zh: code }, level: "grid", ...over }, version);

  it("is created where its code says, and at once in the list of the unit above", async () => {
    await unitsBelow(world.deps, community);
    const { unit, created } = await put("371602001001G03", { title: { zh: "三网格" } });
    expect([created, unit.level, unit.parent, unit.version]).toStrictEqual([true, "grid", community, 1]);
    expect((await unitsBelow(world.deps, community)).map((it) => it.code)).toStrictEqual([
      grid,
      nextGrid,
      "371602001001G03",
    ]);
    expect((await put("371602001001G03", { title: { zh: "改名" } })).created).toBe(false);
    expect((await getUnit(world.deps, "371602001001G03")).title.zh).toBe("改名");
  });

  it("stands below a unit that is there and that its code names", async () => {
    await expect(put("371602009001")).rejects.toSatisfy(refusedWith("content-invalid", "/parent"));
    await expect(put("371602001001G04", { parent: street })).rejects.toSatisfy(
      refusedWith("content-invalid", "/parent"),
    );
  });

  it("is not renamed by two at once, or by somebody else's administrator", async () => {
    await put("371602001001G03");
    await put("371602001001G03", { title: { zh: "改名" } }, "administrator", 1);
    await expect(put("371602001001G03", {}, "administrator", 1)).rejects.toSatisfy(refusedWith("precondition-failed"));
    await expect(put("371602001001G77", {}, "administrator", 1)).rejects.toSatisfy(refusedWith("precondition-failed"));
    await expect(put("371602002001G03", {}, "administrator-street")).rejects.toSatisfy(refusedWith("forbidden"));
    await expect(put("371602001001G03", {}, "leader")).rejects.toSatisfy(refusedWith("forbidden"));
    await expect(getUnit(world.deps, "371602001001G99")).rejects.toSatisfy(refusedWith("not-found"));
  });

  it("is found in the partitions of its subtree", async () => {
    expect(await partitionsWithin(world.deps, grid)).toStrictEqual([street]);
    expect((await partitionsWithin(world.deps, county)).sort()).toStrictEqual([county, street, farStreet]);
    expect((await partitionsWithin(world.deps, "3716")).sort()).toStrictEqual(["3716", county, street, farStreet]);
    expect(await partitionsWithin(world.deps, `${county}-D07`)).toStrictEqual([county]);
  });
});

describe("a change of the tree", () => {
  const change = (it: UnitChange, by = "administrator") => changeUnits(world.deps, world.actor(by), it);
  const on = "2026-12-01";
  beforeEach(async () => {
    for (const code of ["371602001001G05", "371602001001G06", "371602001001G07"]) {
      await putUnit(world.deps, world.actor("administrator"), { code, title: { zh: code }, level: "grid" }, undefined);
    }
  });

  it("merges units into one that follows them; what was keeps its code and its name", async () => {
    await change({ kind: "merge", units: ["371602001001G05", "371602001001G06", "371602001001G05"], into: grid, on });
    const merged = await getUnit(world.deps, "371602001001G05");
    expect([merged.until, merged.successor, merged.title.zh]).toStrictEqual([on, grid, "371602001001G05"]);
    expect((await getUnit(world.deps, grid)).until).toBe(undefined);
    expect((await unitsBelow(world.deps, community)).some((it) => it.code === "371602001001G05")).toBe(true);
  });

  it("merges nothing into itself or what is below it", async () => {
    await expect(change({ kind: "merge", units: [community], into: grid, on })).rejects.toSatisfy(
      refusedWith("content-invalid", "/into"),
    );
    await expect(change({ kind: "merge", units: [grid], into: grid, on })).rejects.toSatisfy(
      refusedWith("content-invalid", "/into"),
    );
    await expect(change({ kind: "merge", units: [grid], into: "371602001001G99", on })).rejects.toSatisfy(
      refusedWith("not-found"),
    );
  });

  it("is made of all its units or of none", async () => {
    await expect(
      change({ kind: "merge", units: ["371602001001G07", "371602001001G99"], into: grid, on }),
    ).rejects.toSatisfy(refusedWith("not-found"));
    expect((await getUnit(world.deps, "371602001001G07")).until).toBe(undefined);
  });

  it("closes or renames, within the administrator's units", async () => {
    await change({ kind: "close", unit: "371602001001G07", on });
    expect((await getUnit(world.deps, "371602001001G07")).until).toBe(on);
    await change({ kind: "rename", unit: "371602001001G07", title: { zh: "新名" }, on });
    expect((await getUnit(world.deps, "371602001001G07")).title.zh).toBe("新名");
    await expect(change({ kind: "close", unit: farGrid, on }, "administrator-street")).rejects.toSatisfy(
      refusedWith("forbidden"),
    );
    await expect(change({ kind: "merge", units: [grid], into: farGrid, on }, "administrator-street")).rejects.toSatisfy(
      refusedWith("forbidden"),
    );
  });
});
