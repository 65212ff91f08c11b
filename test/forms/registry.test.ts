// What a submission tells the registry: facts of the subject and of those who are part of it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Problem } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import type { Answers } from "../../forms/answers/submission.ts";
import { partIds, recordFacts } from "../../forms/registry/record-facts.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import { definitionOf, type Given, versionOf } from "../support/small-forms.ts";

const form = versionOf(
  definitionOf(
    {
      hose: { type: "text" },
      phone: { type: "phone" },
      residents: { type: "repeat", fields: { name: { type: "text" }, idNumber: { type: "id-number" } } },
      note: { type: "text" },
    },
    {
      subject: "household",
      facts: {
        hose: "household.hoseType",
        phone: "household.phone",
        residents: {
          each: "person",
          fact: "household.residents",
          facts: { name: "person.name", idNumber: "person.idNumber" },
        },
      },
    },
  ),
);
const monday = "2026-10-05T01:00:00.000Z" as Instant;
const tuesday = "2026-10-06T01:00:00.000Z" as Instant;
const household: Subject = {
  id: "hou_1",
  type: "household",
  unit: "371602001001G01",
  title: "一号",
  facts: {},
  version: 3,
};
const tell = (
  answers: Given,
  { subject = household, at = monday, source = "s-1", parts = new Map<string, Subject>() } = {},
) => recordFacts(form, { source, at, answers: answers as Answers }, subject, parts);

describe("facts", () => {
  it("are kept with their source, when they were confirmed and how they are masked", () => {
    const [told] = tell({ hose: "rubber", phone: "13812345678", note: "不是事实" });
    assert.deepEqual(told?.subject.facts, {
      hoseType: { value: "rubber", source: "s-1", confirmedAt: monday },
      phone: { value: "13812345678", source: "s-1", confirmedAt: monday, mask: "phone" },
    });
    assert.equal(told?.facts, 2);
    assert.equal(told?.isNew, false);
  });

  it("are replaced by newer ones, and by none that arrives late", () => {
    const known = tell({ hose: "rubber" }, { at: tuesday })[0]?.subject as Subject;
    assert.deepEqual(tell({ hose: "steel" }, { subject: known, at: monday, source: "late" }), []);
    const newer = tell({ hose: "steel" }, { subject: known, at: tuesday, source: "s-2" })[0];
    assert.equal(newer?.subject.facts.hoseType?.value, "steel");
    assert.equal(newer?.subject.facts.hoseType?.source, "s-2");
  });

  it("that were not answered stay as they were", () => {
    const known = tell({ hose: "rubber" })[0]?.subject as Subject;
    const after = tell({ phone: "13812345678" }, { subject: known, at: tuesday })[0]?.subject;
    assert.equal(after?.facts.hoseType?.value, "rubber");
  });

  it("leave the subject that was given as it was", () => {
    tell({ hose: "rubber" });
    assert.deepEqual(household.facts, {});
  });
});

describe("rows", () => {
  const residents = [{ id: "p-01", name: "张建国", idNumber: "11010519491231002X" }, { name: "李秀英" }];

  it("become persons of the household, in its unit, titled by name", () => {
    const [, first, second] = tell({ residents });
    assert.deepEqual(
      [first, second].map((it) => [it?.subject.id, it?.isNew, it?.subject.title, it?.subject.partOf, it?.subject.unit]),
      [
        ["per_p-01", true, "张建国", "hou_1", "371602001001G01"],
        ["per_s-1-2", true, "李秀英", "hou_1", "371602001001G01"],
      ],
    );
    assert.equal(first?.subject.facts.idNumber?.mask, "id-number");
    assert.deepEqual(partIds(form, "s-1", { residents } as Answers), ["per_p-01", "per_s-1-2"]);
  });

  it("stand in the household as one fact, masked field by field, each with its id", () => {
    const fact = tell({ residents })[0]?.subject.facts.residents;
    assert.deepEqual(
      ((fact?.value ?? []) as Answers[]).map((row) => row.id),
      ["p-01", "s-1-2"],
    );
    assert.deepEqual(fact?.mask, { idNumber: "id-number" });
  });

  it("tell more of a person who is known already, and nothing older", () => {
    const person = tell({ residents }, { at: monday })[1]?.subject as Subject;
    const parts = new Map([[person.id, { ...person, version: 1 }]]);
    const later = tell({ residents: [{ id: "p-01", name: "张建国改名" }] }, { parts, at: tuesday })[1];
    assert.equal(later?.isNew, false);
    assert.equal(later?.subject.version, 1);
    assert.equal(later?.subject.title, "张建国改名");
    assert.equal(later?.subject.facts.idNumber?.value, "11010519491231002X");
    const earlier = tell(
      { residents: [{ id: "p-01", name: "旧名" }] },
      { parts: new Map([[person.id, later?.subject as Subject]]), at: monday },
    );
    assert.deepEqual(
      earlier.map((it) => it.subject.id),
      ["hou_1"],
    );
  });

  it("of one person named twice are told to that one person", () => {
    const told = tell({
      residents: [
        { id: "p-01", name: "张" },
        { id: "p-01", name: "张建国" },
      ],
    });
    assert.deepEqual(
      told.map((it) => it.subject.id),
      ["hou_1", "per_p-01"],
    );
  });

  it("cannot tell facts of somebody of another household", () => {
    const mine: Subject = { ...household, id: "per_p-01", type: "person", partOf: "hou_1" };
    const told = (part: Subject) => () =>
      tell({ residents: [{ id: "p-01", name: "张" }] }, { parts: new Map([[part.id, part]]) });
    assert.doesNotThrow(told(mine));
    assert.doesNotThrow(told({ ...mine, partOf: undefined }));
    for (const stranger of [
      { ...mine, partOf: "hou_2" },
      { ...mine, partOf: undefined, unit: "371602002001G01" },
    ]) {
      assert.throws(told(stranger), (error) => {
        assert.ok(error instanceof Problem);
        assert.deepEqual(
          error.details.errors?.map((it) => [it.pointer, it.code]),
          [["/residents/0/id", "unknown"]],
        );
        return error.code === "answers-invalid";
      });
    }
  });

  it("get an id of their own where the one they bring could be no id", () => {
    for (const id of ["../x", "a#b", "", "x".repeat(200), "张"]) {
      assert.deepEqual(partIds(form, "s-1", { residents: [{ id, name: "张" }] }), ["per_s-1-1"], id);
    }
  });
});
