// What a submission tells the registry: facts of the subject and of those who are part of it.
import { describe, expect, it } from "vitest";
import { Problem } from "../../../core/problem.ts";
import type { Instant } from "../../../core/time.ts";
import { masksOf } from "../../../forms/answers/masks.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import { partIds, recordFacts } from "../../../forms/registry/record-facts.ts";
import type { Subject } from "../../../forms/registry/subject.ts";
import { definitionOf, type Given, versionOf } from "../../support/small-forms.ts";

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
) => recordFacts(form, { source, at, answers: answers as Answers }, subject, parts, masksOf(form, new Map()));

describe("facts", () => {
  it("are kept with their source, when they were confirmed and how they are masked", () => {
    const [told] = tell({ hose: "rubber", phone: "13812345678", note: "不是事实" });
    expect(told?.subject.facts).toStrictEqual({
      hoseType: { value: "rubber", source: "s-1", confirmedAt: monday },
      phone: { value: "13812345678", source: "s-1", confirmedAt: monday, mask: "phone" },
    });
    expect(told?.facts).toBe(2);
    expect(told?.isNew).toBe(false);
  });

  it("are replaced by newer ones, and by none that arrives late", () => {
    const known = tell({ hose: "rubber" }, { at: tuesday })[0]?.subject as Subject;
    expect(tell({ hose: "steel" }, { subject: known, at: monday, source: "late" })).toStrictEqual([]);
    const newer = tell({ hose: "steel" }, { subject: known, at: tuesday, source: "s-2" })[0];
    expect(newer?.subject.facts.hoseType?.value).toBe("steel");
    expect(newer?.subject.facts.hoseType?.source).toBe("s-2");
  });

  it("that were not answered stay as they were", () => {
    const known = tell({ hose: "rubber" })[0]?.subject as Subject;
    const after = tell({ phone: "13812345678" }, { subject: known, at: tuesday })[0]?.subject;
    expect(after?.facts.hoseType?.value).toBe("rubber");
  });

  it("leave the subject that was given as it was", () => {
    tell({ hose: "rubber" });
    expect(household.facts).toStrictEqual({});
  });
});

describe("rows", () => {
  const residents = [{ id: "p-01", name: "张建国", idNumber: "11010519491231002X" }, { name: "李秀英" }];

  it("become persons of the household, in its unit, titled by name", () => {
    const [, first, second] = tell({ residents });
    expect(
      [first, second].map((it) => [it?.subject.id, it?.isNew, it?.subject.title, it?.subject.partOf, it?.subject.unit]),
    ).toStrictEqual([
      ["per_p-01", true, "张建国", "hou_1", "371602001001G01"],
      ["per_s-1-2", true, "李秀英", "hou_1", "371602001001G01"],
    ]);
    expect(first?.subject.facts.idNumber?.mask).toBe("id-number");
    expect(partIds(form, "s-1", { residents } as Answers)).toStrictEqual(["per_p-01", "per_s-1-2"]);
  });

  it("stand in the household as one fact, masked field by field, each with its id", () => {
    const fact = tell({ residents })[0]?.subject.facts.residents;
    expect(((fact?.value ?? []) as Answers[]).map((row) => row.id)).toStrictEqual(["p-01", "s-1-2"]);
    expect(fact?.mask).toStrictEqual({ idNumber: "id-number" });
  });

  it("tell more of a person who is known already, and nothing older", () => {
    const person = tell({ residents }, { at: monday })[1]?.subject as Subject;
    const parts = new Map([[person.id, { ...person, version: 1 }]]);
    const later = tell({ residents: [{ id: "p-01", name: "张建国改名" }] }, { parts, at: tuesday })[1];
    expect(later?.isNew).toBe(false);
    expect(later?.subject.version).toBe(1);
    expect(later?.subject.title).toBe("张建国改名");
    expect(later?.subject.facts.idNumber?.value).toBe("11010519491231002X");
    const earlier = tell(
      { residents: [{ id: "p-01", name: "旧名" }] },
      { parts: new Map([[person.id, later?.subject as Subject]]), at: monday },
    );
    expect(earlier.map((it) => it.subject.id)).toStrictEqual(["hou_1"]);
  });

  it("of one person named twice are told to that one person", () => {
    const told = tell({
      residents: [
        { id: "p-01", name: "张" },
        { id: "p-01", name: "张建国" },
      ],
    });
    expect(told.map((it) => it.subject.id)).toStrictEqual(["hou_1", "per_p-01"]);
    expect(told[1]?.subject.title, "by what was said last").toBe("张建国");
  });

  it("cannot tell facts of somebody of another household", () => {
    const mine: Subject = { ...household, id: "per_p-01", type: "person", partOf: "hou_1" };
    const told = (part: Subject) => () =>
      tell({ residents: [{ id: "p-01", name: "张" }] }, { parts: new Map([[part.id, part]]) });
    expect(told(mine)).not.toThrow();
    expect(told({ ...mine, partOf: undefined })).not.toThrow();
    for (const stranger of [
      { ...mine, partOf: "hou_2" },
      { ...mine, partOf: undefined, unit: "371602002001G01" },
    ]) {
      expect(told(stranger)).toThrow(
        expect.toSatisfy((error) => {
          expect.assert(error instanceof Problem);
          expect(error.details.errors?.map((it) => [it.pointer, it.code])).toStrictEqual([
            ["/residents/0/id", "unknown"],
          ]);
          return error.code === "answers-invalid";
        }),
      );
    }
  });

  it("get an id of their own where the one they bring could be no id", () => {
    for (const id of ["../x", "a#b", "", "x".repeat(200), "张"]) {
      expect(partIds(form, "s-1", { residents: [{ id, name: "张" }] }), id).toStrictEqual(["per_s-1-1"]);
    }
  });
});
