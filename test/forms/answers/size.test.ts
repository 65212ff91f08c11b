// Answers that are too large to be looked at are told so, before anything is done with them.
import { expect, it } from "vitest";
import type { Instant } from "../../../core/time.ts";
import { checkAnswers, compileQuestions } from "../../../forms/answers/check.ts";
import { mostCharacters, mostItems, sizeErrors } from "../../../forms/answers/size.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import { ajvEngine } from "../../../functions/adapters/answers/ajv.ts";
import { type Fields, questionsOf } from "../../support/small-forms.ts";

const fields: Fields = {
  note: { type: "text" },
  few: { type: "repeat", fields: { name: { type: "text" } }, schema: { maxItems: 3 } },
  many: { type: "repeat", fields: { name: { type: "text" } } },
};
const questions = questionsOf(fields);
const rows = (count: number): Answers[] => Array.from({ length: count }, (_, n) => ({ id: `row-${n}`, name: "x" }));
const found = (answers: Answers) => sizeErrors(answers).map((it) => `${it.pointer} ${it.code}`);

it("lets through what a form asks for", () => {
  expect(found({ note: "x".repeat(mostCharacters), few: rows(3), many: rows(mostItems) })).toStrictEqual([]);
});

it("names the list that is too long, and the text", () => {
  expect(found({ many: rows(99_000) })).toStrictEqual(["/many maxItems"]);
  expect(found({ many: [{ name: "x".repeat(mostCharacters + 1) }] })).toStrictEqual(["/many/0/name maxLength"]);
  expect(sizeErrors({ many: rows(mostItems + 1) })[0]?.message.zh).toBe("最多 2000 项");
  expect(found({ many: Array.from({ length: 30 }, () => ({ name: "x".repeat(15_000) })) })).toStrictEqual([
    "/many too-large",
  ]);
});

it("ends at so many values, and so deep", () => {
  const each = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`q${n}`, n]));
  expect(found({ many: Array.from({ length: 1000 }, () => each) })).toStrictEqual(["/many too-large"]);
  let deep: Answers = {};
  for (let n = 0; n < 30; n++) deep = { inside: deep };
  expect(found({ other: deep })).toStrictEqual(["/other too-large"]);
});

it("leaves a form's own limits to its schema: what is hidden counts for nothing", () => {
  const { errors, answers } = checkAnswers(
    compileQuestions(questionsOf(fields, { visible: { few: "${note} = 'show'" } })),
    { few: rows(4), note: "x" },
    { now: "2026-10-03T01:00:00.000Z" as Instant },
    ajvEngine(questions.schema),
  );
  expect([errors, answers]).toStrictEqual([[], { note: "x" }]);
});

it("is asked before the schema and the logic", () => {
  const never = () => {
    throw new Error("looked at");
  };
  const { errors } = checkAnswers(
    compileQuestions(questions),
    { many: rows(99_000) },
    { now: "2026-10-03T01:00:00.000Z" as Instant },
    never,
  );
  expect(errors.map((it) => it.pointer)).toStrictEqual(["/many"]);
});
