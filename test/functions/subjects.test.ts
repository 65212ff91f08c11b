// The registry as people see it: masked unless revealed with a reason, imported without overwriting strangers.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Answers } from "../../forms/answers/submission.ts";
import { brokenAt } from "../../functions/store/audit.ts";
import { subjectOf } from "../../functions/store/items.ts";
import * as keys from "../../functions/store/keys.ts";
import { importSubjects, SubjectRow } from "../../functions/usecases/registry/import-subjects.ts";
import { getSubject, listSubjects, revealSubject } from "../../functions/usecases/registry/read-subjects.ts";
import { refusedWith } from "../support/refused.ts";
import { community, county, farGrid, grid, openWorld, street, visit, type World } from "../support/world.ts";

let world: World;
before(async () => {
  world = await openWorld();
  await world.send("grid", "household-visit", visit({ careNeeds: ["disability"], careNote: "行动不便" }), {
    subject: "hou_0001",
  });
});
after(() => world.close());

const get = (by: string, id: string) => getSubject(world.deps, world.actor(by), id);
const residentsOf = (facts: Awaited<ReturnType<typeof get>>["facts"]) => facts.residents?.value as Answers[];
const take = (by: string, rows: object[]) =>
  importSubjects(
    world.deps,
    world.actor(by),
    rows.map((row) => SubjectRow.parse(row)),
  );

describe("a subject", () => {
  it("is shown with what identifies people masked, in rows too", async () => {
    const { facts, activity } = await get("leader", "hou_0001");
    assert.equal(residentsOf(facts)[0]?.idNumber, "371602********0018");
    assert.equal(residentsOf(facts)[0]?.phone, "138****8000");
    assert.equal(residentsOf(facts)[0]?.birth, "***");
    assert.equal(facts.careNeeds?.value, "***");
    assert.equal(activity["household-visit"]?.periods["2026-11"], 1);
  });

  it("shows the grid's own staff what a visit is about, but no number that identifies", async () => {
    const { facts } = await get("grid", "hou_0001");
    assert.deepEqual(facts.careNeeds?.value, ["disability"]);
    assert.equal(residentsOf(facts)[0]?.idNumber, "371602********0018");
  });

  it("that is a person has its name masked with it", async () => {
    assert.equal((await get("leader", "per_zhang-01")).title, "张**");
  });

  it("is not there for those of other units, alike with one that is not there", async () => {
    const told = new Set<string>();
    for (const [by, id] of [
      ["next-grid", "hou_0001"],
      ["far-grid", "hou_0001"],
      ["handler", "hou_0001"],
      ["grid", "hou_none"],
    ] as const) {
      await assert.rejects(get(by, id), (error: { details: object }) => {
        told.add(Object.keys(error.details).join());
        return refusedWith("not-found")(error);
      });
    }
    assert.equal(told.size, 1);
  });

  it("is revealed with a reason that is audited before it is shown", async () => {
    const shown = await revealSubject(world.deps, world.actor("cadre"), "hou_0001", "核对身份");
    assert.equal(residentsOf(shown.facts)[0]?.idNumber, "371602195803120018");
    const { items } = await world.deps.table.query(keys.auditOf("subject:hou_0001"));
    assert.deepEqual(
      items.map((it) => [it.by, it.action, it.reason]),
      [["cadre", "subject.reveal", "核对身份"]],
    );
    assert.equal(await brokenAt(world.deps, "subject:hou_0001"), undefined);
    await assert.rejects(
      revealSubject(world.deps, world.actor("leader"), "hou_0001", "好奇"),
      refusedWith("forbidden"),
    );
    await assert.rejects(
      revealSubject(world.deps, world.actor("far-grid"), "hou_0001", "好奇"),
      refusedWith("not-found"),
    );
    assert.equal((await world.deps.table.query(keys.auditOf("subject:hou_0001"))).items.length, 1);
  });
});

describe("lists of subjects", () => {
  const list = async (by: string, unit: string, type = "household", limit = 200) =>
    listSubjects(world.deps, world.actor(by), { type, unit }, { limit });

  it("hold a unit's subtree, page by page", async () => {
    const ids = async (unit: string) => (await list("leader", unit)).items.map((it) => it.id).sort();
    assert.deepEqual(await ids(grid), ["hou_0001", "hou_0002", "hou_0003"]);
    assert.deepEqual(await ids(community), ["hou_0001", "hou_0002", "hou_0003", "hou_next"]);
    assert.deepEqual(await ids(county), ["hou_0001", "hou_0002", "hou_0003", "hou_far1", "hou_next"]);
    const first = await list("leader", county, "household", 2);
    assert.equal(first.items.length, 2);
    const second = await listSubjects(
      world.deps,
      world.actor("leader"),
      { type: "household", unit: county },
      { limit: 2, cursor: first.cursor },
    );
    assert.equal(new Set([...first.items, ...second.items].map((it) => it.id)).size, 4);
  });

  it("mask what they show", async () => {
    const [person] = (await list("leader", grid, "person")).items;
    assert.equal(person?.facts.idNumber?.value, "371602********0018");
  });

  it("are refused for other units and other roles", async () => {
    await assert.rejects(list("next-grid", grid), refusedWith("forbidden"));
    await assert.rejects(list("handler", grid), refusedWith("forbidden"));
  });
});

describe("an import", () => {
  const row = (id: string, over: object = {}) => ({ id, type: "household", unit: grid, title: id, ...over });
  const stock = async (type = "household") =>
    Number((await world.deps.table.get(keys.stockKey(street, grid, type)))?.count ?? 0);

  it("creates what is new, changes what is there, and counts each once", async () => {
    const before = await stock();
    assert.deepEqual(
      await take("administrator", [row("hou_new1"), row("hou_new2", { facts: { gasType: "bottled" } })]),
      { created: 2, changed: 0 },
    );
    assert.deepEqual(await take("administrator", [row("hou_new1", { title: "改名" }), row("hou_new3")]), {
      created: 1,
      changed: 1,
    });
    assert.equal(await stock(), before + 3);
    assert.equal((await get("leader", "hou_new1")).title, "改名");
    assert.equal((await get("leader", "hou_new2")).facts.gasType?.source, "import");
  });

  it("takes more rows than one commit holds", async () => {
    const rows = Array.from({ length: 95 }, (_, at) => row(`hou_many${at}`));
    assert.deepEqual(await take("administrator", rows), { created: 95, changed: 0 });
    assert.deepEqual(await take("administrator", rows), { created: 0, changed: 95 });
  });

  it("keeps facts that the rows do not tell, and hides sensitive ones as the forms do", async () => {
    const facts = { name: "李秀英", idNumber: "110105196812310028", phone: "13900000000" };
    await take("administrator", [
      { id: "per_li-0001", type: "person", unit: grid, title: "李秀英", partOf: "hou_new1", facts },
      row("hou_new1", { facts: { careNeeds: ["disability"], residents: [{ id: "li-0001", ...facts }] } }),
      row("hou_0001", { facts: { gasType: "none" } }),
    ]);
    const person = await get("leader", "per_li-0001");
    assert.deepEqual(
      [person.title, person.facts.idNumber?.value, person.facts.phone?.value],
      ["李**", "110105********0028", "139****0000"],
    );
    const household = await get("leader", "hou_new1");
    assert.equal(household.facts.careNeeds?.value, "***");
    assert.equal(residentsOf(household.facts)[0]?.idNumber, "110105********0028");
    const visited = await get("leader", "hou_0001");
    assert.deepEqual([visited.facts.gasType?.value, visited.facts.residence?.value], ["none", "owned"]);
  });

  it("cannot take over a subject of another unit or type, even where one may import", async () => {
    for (const [by, over] of [
      ["administrator", { id: "hou_far1" }],
      ["administrator-street", { id: "hou_far1" }],
      ["administrator", { id: "pla_0001" }],
    ] as const) {
      await assert.rejects(take(by, [row("hou_fresh"), row(over.id)]), refusedWith("content-invalid", "/rows/1/id"));
    }
    const item = await world.deps.table.get(keys.subjectKey("hou_far1"));
    assert.deepEqual(item && [subjectOf(item).unit, subjectOf(item).title], [farGrid, "hou_far1"]);
    assert.equal(await world.deps.table.get(keys.subjectKey("hou_fresh")), undefined);
  });

  it("is refused row by row, and leaves nothing", async () => {
    await assert.rejects(
      take("administrator", [row("hou_a001"), row("hou_a001")]),
      refusedWith("content-invalid", "/rows/1/id"),
    );
    await assert.rejects(
      take("administrator", [row("hou_a001"), row("hou_a002", { unit: "371602001009G01" })]),
      refusedWith("content-invalid", "/rows/1/unit"),
    );
    await assert.rejects(
      take("administrator-street", [row("hou_a001"), row("hou_a002", { unit: farGrid })]),
      refusedWith("forbidden"),
    );
    await assert.rejects(take("grid", [row("hou_a001")]), refusedWith("forbidden"));
    assert.equal(await world.deps.table.get(keys.subjectKey("hou_a001")), undefined);
  });
});
