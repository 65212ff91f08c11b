// Which questions are asked, and what counts of what was answered.
import { describe, expect, it } from "vitest";
import { Problem } from "../../../core/problem.ts";
import type { Instant } from "../../../core/time.ts";
import { evaluateQuestions } from "../../../forms/answers/evaluate.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import { compileQuestions } from "../../../forms/questions/compile.ts";
import { type Fields, type Given, questionsOf } from "../../support/small-forms.ts";

const now = "2026-10-03T01:00:00.000Z" as Instant;
type Logic = Parameters<typeof questionsOf>[1];
const ask = (fields: Fields, logic: Logic, given: Given, extra?: Answers) =>
  evaluateQuestions(compileQuestions(questionsOf(fields, logic)), given as Answers, { now, extra });

const text = { type: "text" } as const;
const number = { type: "number" } as const;

describe("a hidden question", () => {
  const fields = { gas: { type: "yes-no" }, hose: text, age: number } as const;
  const logic = { visible: { hose: "${gas} = true()", age: "${hose} != ''" } };

  it("keeps its answer while it is asked", () => {
    expect(ask(fields, logic, { gas: true, hose: "rubber", age: 2 }).answers).toStrictEqual({
      gas: true,
      hose: "rubber",
      age: 2,
    });
  });

  it("counts for nothing, and so hides what rests on its answer", () => {
    const evaluated = ask(fields, logic, { gas: false, hose: "rubber", age: 2 });
    expect(evaluated.answers).toStrictEqual({ gas: false });
    expect(["/gas", "/hose", "/age"].map(evaluated.isVisible)).toStrictEqual([true, false, false]);
  });

  it("takes everything inside a hidden group or repeat with it", () => {
    const evaluated = ask(
      { gas: { type: "yes-no" }, rows: { type: "repeat", fields: { name: text } } },
      { visible: { rows: "${gas} = true()" } },
      { gas: false, rows: [{ name: "张" }] },
    );
    expect(evaluated.answers).toStrictEqual({ gas: false });
    expect(evaluated.isVisible("/rows/0/name")).toBe(false);
  });

  it("is decided for each row by itself", () => {
    const evaluated = ask(
      { rows: { type: "repeat", fields: { kind: text, why: text } } },
      { visible: { "rows/why": "${kind} = 'floating'" } },
      {
        rows: [
          { kind: "floating", why: "work" },
          { kind: "registered", why: "work" },
        ],
      },
    );
    expect(evaluated.answers).toStrictEqual({ rows: [{ kind: "floating", why: "work" }, { kind: "registered" }] });
    expect(["/rows/0/why", "/rows/1/why"].map(evaluated.isVisible)).toStrictEqual([true, false]);
  });

  it("does not lose its answer because what shows it is calculated later in the form", () => {
    const evaluated = ask(
      { risk: text, reason: text, score: number },
      { visible: { reason: "${risk} = 'high'" }, calculated: { risk: "if(${score} > 5, 'high', 'low')" } },
      { reason: "三合一", score: 9 },
    );
    expect(evaluated.answers).toStrictEqual({ reason: "三合一", score: 9, risk: "high" });
  });

  it("does not lose its answer when what shows it comes after it", () => {
    const evaluated = ask(
      { reason: text, score: number, risk: text },
      { visible: { reason: "${risk} = 'high'" }, calculated: { risk: "if(${score} > 5, 'high', 'low')" } },
      { reason: "三合一", score: 9 },
    );
    expect(evaluated.answers).toStrictEqual({ reason: "三合一", score: 9, risk: "high" });
    expect(evaluated.isVisible("/reason")).toBe(true);
  });

  it("is not asked for, however required", () => {
    const evaluated = ask(
      { gas: { type: "yes-no" }, hose: text },
      { visible: { hose: "${gas} = true()" }, required: { hose: "true()" } },
      { gas: false },
    );
    expect(evaluated.constraintErrors()).toStrictEqual([]);
    expect(evaluated.isRequired("/hose")).toBe(false);
  });

  it("does not turn for ever where two questions hide each other", () => {
    const evaluated = ask({ a: text, b: text }, { visible: { a: "${b} = ''", b: "${a} = ''" } }, { a: "1", b: "2" });
    expect(Object.keys(evaluated.answers).length <= 1).toBe(true);
  });
});

describe("a calculated question", () => {
  it("is filled in, whatever was sent for it", () => {
    const fields = { a: number, b: number, sum: number };
    expect(ask(fields, { calculated: { sum: "${a} + ${b}" } }, { a: 0.1, b: 0.2, sum: 99 }).answers).toStrictEqual({
      a: 0.1,
      b: 0.2,
      sum: 0.3,
    });
  });

  it("is empty where there is nothing to say", () => {
    const fields = { a: number, b: number, sum: number };
    expect(ask(fields, { calculated: { sum: "${a} div ${b}" } }, { a: 1, b: 0, sum: 99 }).answers).toStrictEqual({
      a: 1,
      b: 0,
    });
    expect(ask(fields, { calculated: { sum: "${a} + ${b}" } }, { a: 1, sum: 5 }).answers).toStrictEqual({ a: 1 });
  });

  it("may rest on others that stand after it", () => {
    const fields = { c: number, b: number, a: number };
    const logic = { calculated: { c: "${b} + 1", b: "${a} + 1" } };
    expect(ask(fields, logic, { a: 1 }).answers).toStrictEqual({ a: 1, b: 2, c: 3 });
  });

  it("stands in a group that nobody touched", () => {
    const fields: Fields = { a: number, g: { type: "group", fields: { twice: number, other: text } } };
    expect(ask(fields, { calculated: { "g/twice": "${a} * 2" } }, { a: 4 }).answers).toStrictEqual({
      a: 4,
      g: { twice: 8 },
    });
    expect(ask(fields, { calculated: { "g/twice": "${a} * 2" } }, {}).answers).toStrictEqual({});
  });

  it("knows what the registry holds of the subject", () => {
    const given = ask({ a: text }, { calculated: { a: "${@subject.hose}" } }, {}, { "subject.hose": "rubber" });
    expect(given.answers).toStrictEqual({ a: "rubber" });
  });
});

describe("answers", () => {
  it("that were emptied are no answers", () => {
    const fields: Fields = { a: text, b: { type: "multi-choice", options: ["x"] }, c: text };
    expect(ask(fields, {}, { a: "", b: [], c: null }).answers).toStrictEqual({});
  });

  it("are never changed where they were given", () => {
    const given = { a: "x", rows: [{ name: "张", why: "y" }] };
    ask(
      { a: text, rows: { type: "repeat", fields: { name: text, why: text } } },
      { visible: { a: "false()", "rows/why": "false()" }, calculated: { "rows/name": "'李'" } },
      given,
    );
    expect(given).toStrictEqual({ a: "x", rows: [{ name: "张", why: "y" }] });
  });

  it("may stand in fields with the names of JavaScript's own", () => {
    const fields: Fields = { constructor: text, toString: text, resultOf: number };
    const logic = { required: { toString: "true()" }, constraints: [] };
    const evaluated = ask(fields, logic, JSON.parse('{"constructor":"x"}'));
    expect(evaluated.constraintErrors().map((it) => it.pointer)).toStrictEqual(["/toString"]);
    expect(Object.entries(evaluated.answers)).toStrictEqual([["constructor", "x"]]);
  });

  it("under __proto__ change nothing but themselves", () => {
    const evaluated = ask({ a: text }, {}, JSON.parse('{"__proto__":{"polluted":1},"a":"x"}'));
    expect((evaluated.answers as { polluted?: number }).polluted).toBe(undefined);
    expect(({} as { polluted?: number }).polluted).toBe(undefined);
  });
});

describe("constraints", () => {
  const fields = { age: number, rows: { type: "repeat", fields: { name: text, from: { type: "date" } } } } as const;
  const logic = {
    constraints: [
      { field: "age", test: ". <= 150", message: { zh: "太大" } },
      { field: "rows/from", test: ". <= today()", message: { zh: "晚于今天" } },
    ],
    required: { "rows/name": "${age} > 60" },
  };

  it("are told where they fail, each row by its number", () => {
    const errors = ask(fields, logic, { age: 151, rows: [{ name: "张", from: "2026-10-03" }, { from: "2026-10-04" }] });
    expect(errors.constraintErrors().map((it) => [it.pointer, it.code])).toStrictEqual([
      ["/age", "constraint"],
      ["/rows/1/name", "required"],
      ["/rows/1/from", "constraint"],
    ]);
  });

  it("hold the day on which it was filled in, not the day of today", () => {
    const evaluated = evaluateQuestions(
      compileQuestions(questionsOf(fields, logic)),
      { rows: [{ name: "张", from: "2026-10-03" }] },
      { now: "2026-10-02T15:59:00.000Z" as Instant },
    );
    expect(evaluated.constraintErrors().length).toBe(1);
  });

  it("are not asked of an unanswered question", () => {
    expect(
      ask(fields, { constraints: [{ field: "age", test: ". > 1000", message: { zh: "x" } }] }, {}).constraintErrors(),
    ).toStrictEqual([]);
  });

  it("end with a problem when they would take too many steps", () => {
    const many = Array.from({ length: 4000 }, () => ({ name: "x" }));
    const heavy = {
      constraints: [
        {
          field: "age",
          test: "count(${rows/name}) + count(${rows/name}) + count(${rows/name}) > 0",
          message: { zh: "x" },
        },
      ],
    };
    expect(() => ask(fields, heavy, { age: 1, rows: many }).constraintErrors()).toThrow(
      expect.toSatisfy((error) => error instanceof Problem && error.code === "expression-limit"),
    );
  });
});

describe("logic without end", () => {
  const stopped = (pointer: string, code: string) =>
    expect.toSatisfy(
      (error) =>
        error instanceof Problem &&
        error.code === "expression-limit" &&
        error.details.errors?.[0]?.pointer === pointer &&
        error.details.errors[0].code === code,
    );

  it("that makes texts of texts ends at the question that is too long, and names it", () => {
    const names = Array.from({ length: 9 }, (_, n) => `c${n}`);
    const grow = Object.fromEntries(
      names.slice(1).map((name, n) => [name, `concat(${Array(50).fill(`\${c${n}}`).join(", ")})`]),
    );
    const texts = Object.fromEntries(names.map((name) => [name, text]));
    const problem = () => ask(texts, { calculated: grow }, { c0: "0123456789" });
    expect(problem).toThrow(stopped("/c3", "size"));
    expect(problem).toThrow(
      expect.toSatisfy((error: Problem) => error.details.errors?.[0]?.message.zh.startsWith("“c3”：") ?? false),
    );
  });

  it("that every row asks of every row ends when the form's steps are spent", () => {
    const rows = Array.from({ length: 2000 }, (_, n) => ({ id: `r${n}`, name: "x", age: n }));
    const fields: Fields = { rows: { type: "repeat", fields: { name: text, age: number } } };
    const sum = { constraints: [{ field: "rows/age", test: "sum(${/rows/age}) >= .", message: { zh: "x" } }] };
    expect(() => ask(fields, sum, { rows }).constraintErrors()).toThrow(
      expect.toSatisfy((error) => error instanceof Problem && error.details.errors?.[0]?.code === "whole"),
    );
    expect(ask(fields, sum, { rows: rows.slice(0, 200) }).constraintErrors()).toStrictEqual([]);
  });
});

describe("a table of checks", () => {
  const items = [
    { id: "exit", title: { zh: "出口畅通" } },
    { id: "gas", title: { zh: "燃气" }, when: "${kind} = 'restaurant'" },
  ];
  const fields: Fields = {
    kind: text,
    items: { type: "checks", required: true, items, widget: { photoWhenNotOk: true } },
  };

  it("wants a result on every line that is asked, and drops those that are not", () => {
    const shop = ask(fields, {}, { kind: "shop", items: { exit: { result: "ok" }, gas: { result: "not-ok" } } });
    expect(shop.answers).toStrictEqual({ kind: "shop", items: { exit: { result: "ok" } } });
    expect(shop.constraintErrors()).toStrictEqual([]);
    const restaurant = ask(fields, {}, { kind: "restaurant", items: { exit: { result: "ok" } } });
    expect(restaurant.constraintErrors().map((it) => [it.pointer, it.code])).toStrictEqual([
      ["/items/gas", "required"],
    ]);
  });

  it("wants a photo of what is not in order", () => {
    const without = ask(fields, {}, { kind: "shop", items: { exit: { result: "not-ok", photos: [] } } });
    expect(without.constraintErrors().map((it) => [it.pointer, it.code])).toStrictEqual([
      ["/items/exit/photos", "required"],
    ]);
    const withPhoto = ask(fields, {}, { kind: "shop", items: { exit: { result: "not-ok", photos: ["a.jpg"] } } });
    expect(withPhoto.constraintErrors()).toStrictEqual([]);
    const passed = ask(fields, {}, { kind: "shop", items: { exit: { result: "n/a" } } });
    expect(passed.constraintErrors()).toStrictEqual([]);
  });
});
