// What of the registry is hidden, and from whom.
import { describe, expect, it } from "vitest";
import type { Post } from "../../../core/person.ts";
import type { Instant } from "../../../core/time.ts";
import type { FactMasks } from "../../../forms/answers/masks.ts";
import type { Answer, Answers } from "../../../forms/answers/submission.ts";
import { maskSubject, readerOf } from "../../../forms/registry/mask-subject.ts";
import type { Fact, Subject } from "../../../forms/registry/subject.ts";

const grid = "371602001001G01";
const nothing: FactMasks = new Map();

const fact = (value: Answer, mask?: Fact["mask"]): Fact => ({
  value,
  source: "s-1",
  confirmedAt: "2026-10-05T01:00:00.000Z" as Instant,
  ...(mask && { mask }),
});
const household = (facts: Subject["facts"]): Subject => ({
  id: "hou_1",
  type: "household",
  unit: grid,
  title: "渤海九路 8 号",
  facts,
  version: 3,
});
const person = (facts: Subject["facts"]): Subject => ({
  ...household(facts),
  id: "per_1",
  type: "person",
  title: "张建国",
});

const valuesOf = ({ facts }: Subject) =>
  Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));

describe("who reads", () => {
  const holding = (...posts: Post[]) => readerOf({ person: "p-1", name: "某", posts }, grid);

  it("is of the grid with a post as its staff", () => {
    expect(holding({ role: "grid-staff", unit: grid })).toBe("own-grid");
    expect(holding({ role: "auditor", unit: "371602" }, { role: "grid-staff", unit: grid })).toBe("own-grid");
  });

  it("is anybody else in another role there, in that role elsewhere, and without a post", () => {
    expect(holding({ role: "supervisor", unit: grid })).toBe("other");
    expect(holding({ role: "grid-staff", unit: "371602001001G02" })).toBe("other");
    expect(holding({ role: "supervisor", unit: grid }, { role: "grid-staff", unit: "371602001001" })).toBe("other");
    expect(holding()).toBe("other");
  });
});

describe("a fact", () => {
  const subject = household({
    hoseType: fact("rubber"),
    phone: fact("13812345678", "phone"),
    careNeeds: fact("透析", "all"),
  });

  it("is masked as it was told; one that is not sensitive stays", () => {
    expect(valuesOf(maskSubject(subject, nothing))).toStrictEqual({
      hoseType: "rubber",
      phone: "138****5678",
      careNeeds: "***",
    });
  });

  it("that is hidden whole is shown to the grid's own staff; a number that identifies is not", () => {
    expect(valuesOf(maskSubject(subject, nothing, "own-grid"))).toStrictEqual({
      hoseType: "rubber",
      phone: "138****5678",
      careNeeds: "透析",
    });
  });

  it("is hidden as some form hides it now, though it was told openly; of this type of subject alone", () => {
    const known: FactMasks = new Map([
      ["household.hoseType", "all"],
      ["place.note", "all"],
    ]);
    const told = household({ hoseType: fact("rubber"), note: fact("门口有狗") });
    expect(valuesOf(maskSubject(told, known))).toStrictEqual({ hoseType: "***", note: "门口有狗" });
  });

  it("keeps its source, its time and its mask, and the subject all else", () => {
    const masked = maskSubject(subject, nothing);
    expect(masked).toStrictEqual({
      ...subject,
      facts: {
        ...subject.facts,
        phone: { ...subject.facts.phone, value: "138****5678" },
        careNeeds: { ...subject.facts.careNeeds, value: "***" },
      },
    });
    expect(subject.facts.phone?.value, "what was given stays as it was").toBe("13812345678");
  });
});

describe("a fact of rows", () => {
  const mask = { idNumber: "id-number", careNeeds: "all" } as const;
  const rows: Answers[] = [
    { id: "p-1", relation: "户主", idNumber: "11010519491231002X", careNeeds: "透析" },
    { id: "p-2" },
  ];

  it("is masked field by field", () => {
    expect(valuesOf(maskSubject(household({ residents: fact(rows, mask) }), nothing)).residents).toStrictEqual([
      { id: "p-1", relation: "户主", idNumber: "110105********002X", careNeeds: "***" },
      { id: "p-2" },
    ]);
  });

  it("shows the grid's own staff what is hidden whole", () => {
    const masked = maskSubject(household({ residents: fact(rows, mask) }), nothing, "own-grid");
    expect(valuesOf(masked).residents).toStrictEqual([{ ...rows[0], idNumber: "110105********002X" }, rows[1]]);
  });

  it("is hidden whole where it holds no rows, by which to tell what is hidden", () => {
    const odd = ["一", ["二"], null, 4] as Answer;
    const masked = maskSubject(
      household({ residents: fact(odd, mask), others: fact("无", mask) }),
      nothing,
      "own-grid",
    );
    expect(valuesOf(masked)).toStrictEqual({ residents: ["***", "***", null, "***"], others: "***" });
  });

  it("is hidden by what it was told with and by what forms hide now, together", () => {
    const rows = [{ idNumber: "371602195803120018", phone: "13812345678", constructor: "x" }];
    const known = new Map([["household.residents", { phone: "phone" as const }]]);
    const masked = maskSubject(household({ residents: fact(rows, { idNumber: "id-number" }) }), known);
    expect(valuesOf(masked)).toStrictEqual({
      residents: [{ idNumber: "371602********0018", phone: "138****5678", constructor: "x" }],
    });
    const whole = new Map([["household.residents", "whole" as const]]);
    expect(valuesOf(maskSubject(household({ residents: fact(rows, { idNumber: "id-number" }) }), whole))).toStrictEqual(
      {
        residents: "***",
      },
    );
  });
});

describe("a name", () => {
  it("of a person is masked in the title as in the fact, whether or not a form calls it sensitive", () => {
    const masked = maskSubject(person({ name: fact("张建国"), nickname: fact("老张") }), nothing);
    expect(masked.title).toBe("张**");
    expect(valuesOf(masked)).toStrictEqual({ name: "张**", nickname: "老张" });
  });

  it("of a person is shown to the grid's own staff", () => {
    const masked = maskSubject(person({ name: fact("张建国", "name") }), nothing, "own-grid");
    expect(masked.title).toBe("张建国");
    expect(valuesOf(masked)).toStrictEqual({ name: "张建国" });
  });

  it("of anything else is nobody's secret", () => {
    const masked = maskSubject(household({ name: fact("海景小区") }), nothing);
    expect(masked.title).toBe("渤海九路 8 号");
    expect(valuesOf(masked)).toStrictEqual({ name: "海景小区" });
  });
});
