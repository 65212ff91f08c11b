// Where rules end: the years that have periods, how deep and how large a schema may be, what no unit and no form is over.
import { describe, expect, it } from "vitest";
import { prepareSchema } from "../../core/answer-schema.ts";
import { Period } from "../../core/period.ts";
import { can, canSomewhere, covers } from "../../core/permission.ts";
import type { Post } from "../../core/person.ts";
import { Problem, problem, problemBody } from "../../core/problem.ts";
import { say } from "../../core/text.ts";
import { Instant } from "../../core/time.ts";
import { levelOf, parentOf, townshipOf } from "../../core/unit.ts";

const actor = (posts: Post[]) => ({ person: "one", name: "one", posts });

describe("a post", () => {
  it("is over no thing that stands at no unit", () => {
    expect(covers({ role: "administrator", unit: "371602" }, {})).toBe(false);
    expect(can(actor([{ role: "leader", unit: "371602" }]), "offer.read", {})).toBe(false);
  });

  it("at a department reaches its county for that department's own forms alone", () => {
    const post: Post = { role: "handler", unit: "371602-D07" };
    expect(covers(post, { unit: "371602001", owner: "371602-D07" })).toBe(true);
    expect(covers(post, { unit: "371602001", owner: "371602-D08" })).toBe(false);
    expect(covers(post, { unit: "371603001", owner: "371602-D07" }), "another county").toBe(false);
    // What is no department is over its subtree and nothing else, even where it owns a form.
    expect(covers({ role: "cadre", unit: "371602001" }, { unit: "371602002", owner: "371602001" })).toBe(false);
  });

  it("of whoever fills forms could fill one somewhere, and nobody without a post", () => {
    expect(canSomewhere(actor([{ role: "grid-staff", unit: "371602001001G01" }]), "submission.create")).toBe(true);
    expect(canSomewhere(actor([]), "submission.create")).toBe(false);
  });
});

describe("a moment", () => {
  it("is of the years whose periods have names, 1900 to 9998", () => {
    const taken = (text: string) => Instant.safeParse(text).success;
    expect(["1900-01-01T00:00:00Z", "2026-10-03T09:12:00+08:00", "9998-12-31T23:59:59Z"].map(taken)).toStrictEqual([
      true,
      true,
      true,
    ]);
    expect(["1899-12-31T23:59:59Z", "9999-01-01T00:00:00Z", "0999-01-01T00:00:00Z"].map(taken)).toStrictEqual([
      false,
      false,
      false,
    ]);
  });

  it("needs an offset, and is kept in UTC with milliseconds", () => {
    expect(Instant.safeParse("2026-10-03T09:12:00").success).toBe(false);
    expect(Instant.parse("2026-10-03T09:12:00+08:00")).toBe("2026-10-03T01:12:00.000Z");
  });
});

describe("a period", () => {
  it("is of the same years, so that the one before and the one after have names too", () => {
    const taken = (text: string) => Period.safeParse(text).success;
    expect(["1900", "1900-01", "9998", "9998-Q4"].map(taken)).toStrictEqual([true, true, true, true]);
    expect(["1899", "1899-12", "9999", "9999-01"].map(taken)).toStrictEqual([false, false, false, false]);
  });
});

describe("a schema", () => {
  const refusal = (schema: object) => {
    try {
      prepareSchema(schema);
    } catch (error) {
      expect.assert(error instanceof Problem);
      return error.details.errors?.[0]?.message.en;
    }
    return undefined;
  };
  const nested = (depth: number): object => (depth === 0 ? { type: "string" } : { not: nested(depth - 1) });

  it("may nest as deep as any form goes, and no deeper", () => {
    expect(refusal(nested(100))).toBe(undefined);
    expect(refusal(nested(130))).toBe("The schema is too large");
  });

  it("may not multiply by references within references", () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [
        `d${at}`,
        at === 0 ? { type: "string" } : { anyOf: [{ $ref: `#/$defs/d${at - 1}` }, { $ref: `#/$defs/d${at - 1}` }] },
      ]),
    );
    expect(refusal({ $defs: doubling, $ref: "#/$defs/d19" })).toBe("The schema is too large");
    expect(refusal({ $defs: doubling, $ref: "#/$defs/d5" })).toBe(undefined);
  });

  it("refers to its own definitions, which are there, and in no circle", () => {
    expect(refusal({ $ref: "https://example.org/a.json" })).toBe(
      "Only definitions of the same schema can be referred to",
    );
    expect(refusal({ $ref: "other.json#/a" })).toBe("Only definitions of the same schema can be referred to");
    expect(refusal({ $ref: "#/$defs/none" })).toBe("There is no definition #/$defs/none");
    expect(refusal({ $defs: { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/a" } }, $ref: "#/$defs/a" })).toBe(
      "Definitions cannot refer in circles",
    );
    expect(refusal({ $defs: { "a%b": { type: "string" } }, $ref: "#/$defs/a%25b" }), "an escape").toBe(undefined);
  });

  it("has no field called __proto__, which would be another object's", () => {
    const schema = JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}');
    expect(refusal(schema)).toBe("No field can be named __proto__");
  });

  it("is told without words for people, with its references written out", () => {
    const schema = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "x",
      "x-note": 1,
      $defs: { short: { type: "string", maxLength: 5, description: "y" } },
      type: "object",
      properties: { a: { $ref: "#/$defs/short" }, b: { $ref: "#/$defs/short", minLength: 1 }, c: false },
    };
    expect(prepareSchema(schema)).toStrictEqual({
      type: "object",
      properties: {
        a: { type: "string", maxLength: 5 },
        b: { minLength: 1, allOf: [{ type: "string", maxLength: 5 }] },
        c: { not: {} },
      },
    });
    expect(refusal({ $schema: "http://json-schema.org/draft-07/schema#" })).toBe(
      "Only JSON Schema 2020-12 is supported",
    );
  });
});

describe("a unit's code", () => {
  it("says its level and what is right above it, down to the building", () => {
    expect(["37", "3716", "371602", "371602001", "371602001001"].map(levelOf)).toStrictEqual([
      "province",
      "city",
      "county",
      "township",
      "community",
    ]);
    expect(["371602001001G01", "371602001001G01B003", "371602-D07"].map(levelOf)).toStrictEqual([
      "grid",
      "building",
      "department",
    ]);
    expect(["37", "3716", "371602001001G01", "371602001001G01B003", "371602001-D02"].map(parentOf)).toStrictEqual([
      undefined,
      "37",
      "371602001001",
      "371602001001G01",
      "371602001",
    ]);
    expect(["371602001001G01", "371602001", "371602", "371602-D07", "371602001-D02"].map(townshipOf)).toStrictEqual([
      "371602001",
      "371602001",
      "371602",
      "371602",
      "371602001",
    ]);
  });
});

describe("a problem", () => {
  it("is told in the reader's language, with what it is about and which fields are wrong", () => {
    const it = problem("answers-invalid", {
      form: "gas-check",
      errors: [{ pointer: "/a", code: "required", message: { zh: "请填写此项", en: "Please answer this" } }],
    });
    expect(problemBody(it, "en")).toStrictEqual({
      type: "/problems/answers-invalid",
      title: "Some answers need correction",
      status: 422,
      code: "answers-invalid",
      form: "gas-check",
      errors: [{ pointer: "/a", code: "required", message: "Please answer this" }],
    });
    expect(problemBody(it, "zh").title).toBe("填写内容有误");
    expect(problemBody(problem("not-found"), "zh")).not.toHaveProperty("errors");
    expect(it.message).toBe("answers-invalid: /a required");
  });

  it("of a text that nobody wrote in English is told in Chinese", () => {
    expect(say({ zh: "街道" }, "en")).toBe("街道");
    expect(say({ zh: "街道", en: "Street" }, "en")).toBe("Street");
    expect(say({ zh: "街道", en: "Street" }, "zh")).toBe("街道");
  });
});
