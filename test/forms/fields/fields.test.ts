// Every type of question, as the table has it: its schema, its answer, how it is said, hidden and left unanswered.
import { describe, expect, it } from "vitest";
import type { Answer, Answers } from "../../../core/answer.ts";
import { checkAnswers } from "../../../forms/answers/check.ts";
import { maskAnswers } from "../../../forms/answers/masked.ts";
import { masksOf } from "../../../forms/answers/masks.ts";
import type { Example } from "../../../forms/fields/field-kind.ts";
import { holdsOf } from "../../../forms/fields/holders.ts";
import { sayAnswer, sayInOneLine } from "../../../forms/fields/say.ts";
import { examples, fieldTypes, kindOf } from "../../../forms/fields/table.ts";
import { lintDefinition } from "../../../forms/publish/lint.ts";
import { compileQuestions } from "../../../forms/questions/compile.ts";
import { fieldsOf } from "../../../forms/questions/fields.ts";
import { ajvEngine } from "../../../functions/adapters/answers/ajv.ts";
import { browserEngine } from "../../../web/form/answers-engine.ts";
import { exampleField } from "../../support/example-fields.ts";
import { definitionOf } from "../../support/small-forms.ts";

const now = "2026-10-03T01:12:00.000Z" as Parameters<typeof checkAnswers>[2]["now"];

describe.each(fieldTypes)("a question of type %s", (type) => {
  const { json } = kindOf(type);
  const example: Example = examples[type];
  const definition = definitionOf({ it: exampleField(type) });
  const [field] = fieldsOf(definition);
  const wrongWith = (value: Answer | undefined) =>
    [ajvEngine, browserEngine].map((engine) =>
      checkAnswers(
        compileQuestions(definition),
        value === undefined ? {} : { it: value },
        { now },
        engine(definition.schema),
      ).errors.map((error) => error.pointer),
    );

  it("may be published as it is begun", () => {
    expect(lintDefinition(definition)).toStrictEqual([]);
  });

  it("takes its answer, and refuses one that is none, on both sides", () => {
    expect(wrongWith(example.answer)).toStrictEqual([[], []]);
    if (json.length === 0) return;
    for (const pointers of wrongWith(example.wrong)) expect(pointers[0]).toMatch(/^\/it/);
  });

  it("says its answer in both languages, and nothing where there is none", () => {
    expect(sayInOneLine(field, example.answer, "zh")).toBe(example.said.zh);
    expect(sayInOneLine(field, example.answer, "en")).toBe(example.said.en);
    for (const nothing of [undefined, null, "", []]) expect(sayAnswer(field, nothing, "zh")).toStrictEqual([]);
  });

  it("says a hidden answer as it is hidden", () => {
    if (example.answer === undefined || !field) return;
    const sensitive = { purpose: { zh: "测试" }, legalBasis: "测试" };
    const ui = { ...definition.ui, widgets: { ...definition.ui.widgets, it: { ...field.widget, sensitive } } };
    const hidden = maskAnswers(masksOf({ ...definition, ui }, new Map()), { it: example.answer }).it;
    expect(hidden).not.toStrictEqual(example.answer);
    expect(sayInOneLine(field, hidden, "zh")).toMatch(/\*/);
  });

  it("is known to hold questions of its own before the table is here", () => {
    expect(holdsOf(type)).toBe(kindOf(type).holds);
  });
});

describe("an answer", () => {
  const told = (type: (typeof fieldTypes)[number], answer: Answer) =>
    sayAnswer(fieldsOf(definitionOf({ it: exampleField(type) }))[0], answer, "zh").map((it) => it.text);

  it("of a place is told by its words, or by where it lies", () => {
    expect(told("place", { lat: 37.3834, lng: 118.0171, text: "东门外" })).toStrictEqual(["东门外"]);
    expect(told("place", { lat: 37.3834, lng: 118.0171 })).toStrictEqual(["37.38340, 118.01710"]);
    expect(told("place", { lat: 37.3834, lng: 118.0171, text: "" })).toStrictEqual(["37.38340, 118.01710"]);
    const halves: Answers[] = [{ lat: 37.3834 }, { lng: 118.0171 }, {}];
    for (const half of halves) expect(told("place", half)).toStrictEqual([""]);
  });

  it.each<[what: string, answer: Answers, right: boolean]>([
    ["at the far end of the world", { lat: -90, lng: -180, accuracy: 0 }, true],
    ["in words", { text: "字".repeat(200) }, true],
    ["beyond a pole", { lat: -90.1, lng: 118 }, false],
    ["beyond the date line", { lat: 37, lng: 180.1 }, false],
    ["beyond it to the west", { lat: 37, lng: -180.1 }, false],
    ["known better than exactly", { lat: 37, lng: 118, accuracy: -1 }, false],
    ["in numbers written as text", { lat: "37" }, false],
    ["in words without end", { text: "字".repeat(201) }, false],
    ["with a height", { lat: 37, lng: 118, height: 4 }, false],
  ])("of a place %s is taken or refused", (_, answer, right) => {
    const definition = definitionOf({ it: exampleField("place") });
    const questions = compileQuestions(definition);
    const { errors } = checkAnswers(questions, { it: answer }, { now }, ajvEngine(definition.schema));
    expect(errors.length === 0).toBe(right);
  });

  it("of a group or row is said field by field, each as its own question says it", () => {
    const fields = {
      floor: { type: "integer", widget: { unitLabel: { zh: "层" } } },
      alone: { type: "yes-no" },
      rent: { type: "money", widget: { unitLabel: { zh: "元" } } },
    } as const;
    const [group, rows] = fieldsOf(
      definitionOf({ group: { type: "group", fields }, rows: { type: "repeat", fields } }),
    );
    expect(sayInOneLine(group, { floor: 3, alone: true, rent: 1200 }, "zh")).toBe("3 层 · 是 · 1200 元");
    expect(sayInOneLine(rows, [{ alone: false }, {}, { floor: 2 }], "zh"), "an empty row says nothing").toBe(
      "否、2 层",
    );
  });

  it("of another type than its question's is said as it stands", () => {
    const unit = { unitLabel: { zh: "层" } };
    const [floor, rent, when] = fieldsOf(
      definitionOf({
        floor: { type: "integer", widget: unit },
        rent: { type: "money", widget: unit },
        when: { type: "date" },
      }),
    );
    expect(sayInOneLine(floor, "不详", "zh")).toBe("不详");
    expect(sayInOneLine(rent, "不详", "zh")).toBe("不详");
    expect(sayInOneLine(when, 2026, "zh")).toBe("2026");
  });

  it("of a table of checks tells what is not in order, and everything where all is", () => {
    expect(told("checks", { wiring: { result: "not-ok", note: "裸露" }, exit: { result: "ok" } })).toStrictEqual([
      "线路: 不合格 (裸露)",
    ]);
    expect(told("checks", { wiring: { result: "ok" }, exit: { result: "n/a" } })).toStrictEqual([
      "线路: 合格",
      "出口: 不涉及",
    ]);
  });

  it("of a repeat names each row by the field that names it, then what else is known", () => {
    const field = fieldsOf(definitionOf({ it: exampleField("repeat") }))[0];
    expect(sayAnswer(field, [{ name: "张建国", age: 61 }, { age: 8 }], "zh")).toStrictEqual([
      { text: "张建国", more: "61" },
      { text: "", more: "8" },
    ]);
  });

  it("of an option that is offered no more is said as it was kept", () => {
    expect(told("choice", "lent")).toStrictEqual(["lent"]);
  });

  it("whose form is not here is said as it stands", () => {
    expect(sayInOneLine(undefined, ["a", true, 3], "zh")).toBe("a、是、3");
    expect(sayInOneLine(undefined, { lat: 37.3834, lng: 118.0171 }, "en")).toBe("37.38340, 118.01710");
    expect(sayInOneLine(undefined, { other: 1 }, "en")).toBe("");
  });
});
