// The registry as people see it: masked unless revealed with a reason, imported without overwriting strangers.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answers } from "../../../forms/answers/submission.ts";
import { SubjectRow } from "../../../forms/registry/subject-row.ts";
import type { Table } from "../../../functions/ports.ts";
import { brokenAt } from "../../../functions/store/audit.ts";
import { subjectOf } from "../../../functions/store/items.ts";
import * as keys from "../../../functions/store/keys.ts";
import { loadTallied } from "../../../functions/store/tallies.ts";
import { recount } from "../../../functions/usecases/figures/recount.ts";
import { importSubjects } from "../../../functions/usecases/registry/import-subjects.ts";
import { getSubject, listSubjects, revealSubject } from "../../../functions/usecases/registry/read-subjects.ts";
import { refusedWith } from "../../support/refused.ts";
import {
  community,
  county,
  farGrid,
  grid,
  nextGrid,
  openWorld,
  street,
  visit,
  type World,
} from "../../support/world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.send("grid", "household-visit", visit({ careNeeds: ["disability"], careNote: "行动不便" }), {
    subject: "hou_0001",
  });
});
afterEach(() => world.close());

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
    expect(residentsOf(facts)[0]?.idNumber).toBe("371602********0018");
    expect(residentsOf(facts)[0]?.phone).toBe("138****8000");
    expect(residentsOf(facts)[0]?.birth).toBe("***");
    expect(facts.careNeeds?.value).toBe("***");
    expect(activity["household-visit"]?.periods["2026-11"]).toBe(1);
  });

  it("shows the grid's own staff what a visit is about, but no number that identifies", async () => {
    const { facts } = await get("grid", "hou_0001");
    expect(facts.careNeeds?.value).toStrictEqual(["disability"]);
    expect(residentsOf(facts)[0]?.idNumber).toBe("371602********0018");
  });

  it("that is a person has its name masked with it", async () => {
    expect((await get("leader", "per_zhang-01")).title).toBe("张**");
  });

  it("is not there for those of other units, alike with one that is not there", async () => {
    const told = new Set<string>();
    for (const [by, id] of [
      ["next-grid", "hou_0001"],
      ["far-grid", "hou_0001"],
      ["handler", "hou_0001"],
      ["grid", "hou_none"],
    ] as const) {
      await expect(get(by, id)).rejects.toSatisfy((error: { details: object }) => {
        told.add(Object.keys(error.details).join());
        return refusedWith("not-found")(error);
      });
    }
    expect(told.size).toBe(1);
  });

  it("is revealed with a reason that is audited before it is shown", async () => {
    const shown = await revealSubject(world.deps, world.actor("cadre"), "hou_0001", "核对身份");
    expect(residentsOf(shown.facts)[0]?.idNumber).toBe("371602195803120018");
    const { items } = await world.deps.table.query(keys.auditOf("subject:hou_0001"));
    expect(items.map((it) => [it.by, it.action, it.reason])).toStrictEqual([["cadre", "subject.reveal", "核对身份"]]);
    expect(await brokenAt(world.deps, "subject:hou_0001")).toBe(undefined);
    await expect(revealSubject(world.deps, world.actor("leader"), "hou_0001", "好奇")).rejects.toSatisfy(
      refusedWith("forbidden"),
    );
    await expect(revealSubject(world.deps, world.actor("far-grid"), "hou_0001", "好奇")).rejects.toSatisfy(
      refusedWith("not-found"),
    );
    expect((await world.deps.table.query(keys.auditOf("subject:hou_0001"))).items.length).toBe(1);
  });
});

describe("lists of subjects", () => {
  const list = async (by: string, unit: string, type = "household", limit = 200) =>
    listSubjects(world.deps, world.actor(by), { type, unit }, { limit });

  it("hold a unit's subtree, page by page", async () => {
    const ids = async (unit: string) => (await list("leader", unit)).items.map((it) => it.id).sort();
    expect(await ids(grid)).toStrictEqual(["hou_0001", "hou_0002", "hou_0003"]);
    expect(await ids(community)).toStrictEqual(["hou_0001", "hou_0002", "hou_0003", "hou_next"]);
    expect(await ids(county)).toStrictEqual(["hou_0001", "hou_0002", "hou_0003", "hou_far1", "hou_next"]);
    const first = await list("leader", county, "household", 2);
    expect(first.items.length).toBe(2);
    const second = await listSubjects(
      world.deps,
      world.actor("leader"),
      { type: "household", unit: county },
      { limit: 2, cursor: first.cursor },
    );
    expect(new Set([...first.items, ...second.items].map((it) => it.id)).size).toBe(4);
  });

  it("mask what they show", async () => {
    const [person] = (await list("leader", grid, "person")).items;
    expect(person?.facts.idNumber?.value).toBe("371602********0018");
  });

  it("are refused for other units and other roles", async () => {
    await expect(list("next-grid", grid)).rejects.toSatisfy(refusedWith("forbidden"));
    await expect(list("handler", grid)).rejects.toSatisfy(refusedWith("forbidden"));
  });
});

describe("an import", () => {
  const row = (id: string, over: object = {}) => ({ id, type: "household", unit: grid, title: id, ...over });
  const stock = async (type = "household") =>
    Number((await world.deps.table.get(keys.stockKey(street, grid, type)))?.count ?? 0);

  it("creates what is new, changes what is there, and counts each once", async () => {
    const before = await stock();
    expect(
      await take("administrator", [row("hou_new1"), row("hou_new2", { facts: { gasType: "bottled" } })]),
    ).toStrictEqual({ created: 2, changed: 0 });
    expect(await take("administrator", [row("hou_new1", { title: "改名" }), row("hou_new3")])).toStrictEqual({
      created: 1,
      changed: 1,
    });
    expect(await stock()).toBe(before + 3);
    expect((await get("leader", "hou_new1")).title).toBe("改名");
    expect((await get("leader", "hou_new2")).facts.gasType?.source).toBe("import");
  });

  it("takes more rows than one commit holds", async () => {
    const rows = Array.from({ length: 95 }, (_, at) => row(`hou_many${at}`));
    expect(await take("administrator", rows)).toStrictEqual({ created: 95, changed: 0 });
    expect(await take("administrator", rows)).toStrictEqual({ created: 0, changed: 95 });
  });

  it("side by side with another of the same subjects, and beside visits to them, takes every row and counts each once", async () => {
    const before = await stock();
    const rows = Array.from({ length: 120 }, (_, at) => row(`hou_same${at}`));
    const visited = [row("hou_0001", { title: "甲" }), row("hou_0002", { title: "乙" })];
    const [one, other] = await Promise.all([
      take("administrator", [...rows, ...visited]),
      take("administrator", rows.toReversed()),
      world.send("grid", "household-visit", visit({}, "hou-0002"), { subject: "hou_0002" }),
    ]);
    expect((one?.created ?? 0) + (other?.created ?? 0)).toBe(120);
    expect(await stock()).toBe(before + 120);
    expect((await get("leader", "hou_0002")).title).toBe("乙");
    expect((await recount(world.deps)).differences).toStrictEqual([]);
  });

  it("has no item that each of its commits must write, for which another import would wait", async () => {
    const units = [grid, nextGrid, farGrid];
    const written = new Map<string, number>();
    let commits = 0;
    const { table } = world.deps;
    const watched: Table = {
      ...table,
      commit: (writes) => {
        commits += 1;
        for (const it of writes) {
          const { pk, sk } = it.kind === "put" ? it.item : it.key;
          written.set(`${pk} ${sk}`, (written.get(`${pk} ${sk}`) ?? 0) + 1);
        }
        return table.commit(writes);
      },
    };
    const rows = Array.from({ length: 600 }, (_, at) =>
      SubjectRow.parse(row(`hou_each${at}`, { unit: units[at % 3] })),
    );
    await importSubjects({ ...world.deps, table: watched }, world.actor("administrator"), rows);
    const [busiest] = [...written].sort(([, a], [, b]) => b - a);
    // A third of the rows each, and one commit more where the turn begins in the middle of a unit.
    expect((busiest?.[1] ?? 0) <= commits / 3 + 2, `${busiest} of ${commits}`).toBe(true);
  });

  const inCounty = async (type: string) =>
    (await loadTallied(world.deps, county, { tallies: [], stocks: [type] })).stocks.reduce(
      (sum, it) => sum + it.count,
      0,
    );

  it("is seen in what a county holds, as are people who were met on a visit", async () => {
    const held = await inCounty("household");
    await take("administrator", [row("hou_new1"), row("hou_new2", { unit: farGrid })]);
    expect(await inCounty("household")).toBe(held + 2);
    expect(await inCounty("person")).toBe(1);
  });

  it("keeps facts that the rows do not tell, and hides sensitive ones as the forms do", async () => {
    await take("administrator", [row("hou_new1")]);
    const facts = { name: "李秀英", idNumber: "110105196812310028", phone: "13900000000" };
    await take("administrator", [
      { id: "per_li-0001", type: "person", unit: grid, title: "李秀英", partOf: "hou_new1", facts },
      row("hou_new1", { facts: { careNeeds: ["disability"], residents: [{ id: "li-0001", ...facts }] } }),
      row("hou_0001", { facts: { gasType: "none" } }),
    ]);
    const person = await get("leader", "per_li-0001");
    expect([person.title, person.facts.idNumber?.value, person.facts.phone?.value]).toStrictEqual([
      "李**",
      "110105********0028",
      "139****0000",
    ]);
    const household = await get("leader", "hou_new1");
    expect(household.facts.careNeeds?.value).toBe("***");
    expect(residentsOf(household.facts)[0]?.idNumber).toBe("110105********0028");
    const visited = await get("leader", "hou_0001");
    expect([visited.facts.gasType?.value, visited.facts.residence?.value]).toStrictEqual(["none", "owned"]);
  });

  it("cannot take over a subject of another unit or type, even where one may import", async () => {
    for (const [by, over] of [
      ["administrator", { id: "hou_far1" }],
      ["administrator-street", { id: "hou_far1" }],
      ["administrator", { id: "pla_0001" }],
    ] as const) {
      await expect(take(by, [row("hou_fresh"), row(over.id)])).rejects.toSatisfy(
        refusedWith("content-invalid", "/rows/1/id"),
      );
    }
    const item = await world.deps.table.get(keys.subjectKey("hou_far1"));
    expect(item && [subjectOf(item).unit, subjectOf(item).title]).toStrictEqual([farGrid, "hou_far1"]);
    expect(await world.deps.table.get(keys.subjectKey("hou_fresh"))).toBe(undefined);
  });

  it("is refused row by row, and leaves nothing", async () => {
    await expect(take("administrator", [row("hou_a001"), row("hou_a001")])).rejects.toSatisfy(
      refusedWith("content-invalid", "/rows/1/id"),
    );
    await expect(
      take("administrator", [row("hou_a001"), row("hou_a002", { unit: "371602001009G01" })]),
    ).rejects.toSatisfy(refusedWith("content-invalid", "/rows/1/unit"));
    await expect(take("administrator-street", [row("hou_a001"), row("hou_a002", { unit: farGrid })])).rejects.toSatisfy(
      refusedWith("forbidden"),
    );
    await expect(take("grid", [row("hou_a001")])).rejects.toSatisfy(refusedWith("forbidden"));
    expect(await world.deps.table.get(keys.subjectKey("hou_a001"))).toBe(undefined);
  });
});
