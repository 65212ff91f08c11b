// Whether answers may stand: the schema's verdict and the logic's, as one list.
import { describe, expect, it } from "vitest";
import type { Instant } from "../../../core/time.ts";
import { checkAnswers, compileQuestions } from "../../../forms/answers/check.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import { ajvEngine } from "../../../functions/adapters/answers/ajv.ts";
import { type Fields, type Given, questionsOf } from "../../support/small-forms.ts";

const now = "2026-10-03T01:00:00.000Z" as Instant;
function check(fields: Fields, logic: Parameters<typeof questionsOf>[1], given: Given) {
  const questions = questionsOf(fields, logic);
  const { answers, errors } = checkAnswers(
    compileQuestions(questions),
    given as Answers,
    { now },
    ajvEngine(questions.schema),
  );
  return { answers, errors: errors.map((it) => `${it.pointer} ${it.code}`) };
}

describe("answers", () => {
  const fields: Fields = {
    gas: { type: "yes-no", required: true },
    hose: { type: "choice", options: ["rubber", "steel"], required: true },
    people: { type: "repeat", fields: { name: { type: "text", required: true }, age: { type: "integer" } } },
  };
  const logic = { visible: { hose: "${gas} = true()" } };

  it("stand when nothing is wrong", () => {
    const given = { gas: true, hose: "rubber", people: [{ name: "张", age: 60 }] };
    expect(check(fields, logic, given)).toStrictEqual({ answers: given, errors: [] });
  });

  it("need not hold what the schema requires and the logic hides", () => {
    expect(check(fields, logic, { gas: false })).toStrictEqual({ answers: { gas: false }, errors: [] });
    expect(check(fields, logic, { gas: true }).errors).toStrictEqual(["/hose required"]);
  });

  it("are not refused for what a hidden question holds", () => {
    expect(check(fields, logic, { gas: false, hose: "of paper" }).errors).toStrictEqual([]);
  });

  it("are refused at the row and field that is wrong", () => {
    const given = { gas: false, people: [{ name: "张" }, { age: 6.5 }] };
    expect(check(fields, logic, given).errors.sort()).toStrictEqual(["/people/1/age type", "/people/1/name required"]);
  });

  it("are refused for fields that nobody asks for", () => {
    expect(check(fields, logic, { gas: false, isAdministrator: true }).errors).toStrictEqual([
      "/isAdministrator additionalProperties",
    ]);
  });

  it("are told wrong once for each place, in both languages", () => {
    const double = { ...logic, constraints: [{ field: "hose", test: "false()", message: { zh: "不行" } }] };
    expect(check(fields, double, { gas: true, hose: "of paper" }).errors).toStrictEqual(["/hose enum"]);
    const questions = questionsOf(fields, logic);
    const [error] = checkAnswers(compileQuestions(questions), {}, { now }, ajvEngine(questions.schema)).errors;
    expect(error?.message.zh && error.message.en).toBeTruthy();
  });

  it("are told wrong in a hundred places at most", () => {
    const people = Array.from({ length: 300 }, () => ({ age: 1.5 }));
    expect(check(fields, logic, { gas: true, hose: "rubber", people }).errors.length).toBe(100);
    const wanted = { required: { "people/age": "true()" } };
    expect(
      check(fields, wanted, { gas: true, hose: "rubber", people: people.map(() => ({ name: "张" })) }).errors.length,
    ).toBe(100);
  });

  it("must be given where the logic requires them", () => {
    const wanted = { required: { hose: "${gas} = true()" } };
    const open: Fields = { gas: { type: "yes-no" }, hose: { type: "text" } };
    expect(check(open, wanted, { gas: true }).errors).toStrictEqual(["/hose required"]);
    expect(check(open, wanted, { gas: true, hose: "" }).errors).toStrictEqual(["/hose required"]);
    expect(check(open, wanted, { gas: false }).errors).toStrictEqual([]);
  });
});
