// What is wrong with a definition that its shape alone does not show.
import { describe, expect, it } from "vitest";
import { type FormDefinition, FormDefinition as FormDefinitionShape } from "../../forms/definition/definition.ts";
import { lintDefinition } from "../../forms/publish/lint.ts";
import { ajvEngine } from "../../functions/adapters/answers/ajv.ts";
import { isLinearPattern } from "../../functions/adapters/answers/patterns.ts";
import { definitionOf, type FormParts } from "../support/small-forms.ts";

const title = { zh: "一" };
const fields = {
  kind: { type: "choice", options: ["a", "b"] },
  note: { type: "text" },
  rows: { type: "repeat", fields: { name: { type: "text" } } },
} as const;
const options = { isSafePattern: isLinearPattern, proveSchema: ajvEngine };
const findings = (definition: FormDefinition) =>
  lintDefinition(definition, options).map((it) => `${it.pointer} ${it.code}`);
const withParts = (parts: FormParts, logic?: Parameters<typeof definitionOf>[2]) =>
  findings(definitionOf(fields, parts, logic));

/** The definition with something changed that the short form of the tests cannot say. */
function changed(change: (definition: FormDefinition) => void): string[] {
  const definition = FormDefinitionShape.parse(structuredClone(definitionOf(fields)));
  change(definition);
  return findings(definition);
}

describe("a definition", () => {
  it("in which all fits is found good", () => {
    expect(
      withParts(
        { subject: "household", facts: { note: "household.note" } },
        { visible: { "rows/name": "${kind} = 'a' and ${name} != ''" } },
      ),
    ).toStrictEqual([]);
  });

  it("is told where an expression is wrong or names what is not there", () => {
    expect(withParts({}, { visible: { note: "${kind} =" } })).toStrictEqual(["/logic/visible/note expression"]);
    expect(withParts({}, { required: { note: "${colour} = 'a'" } })).toStrictEqual([
      "/logic/required/note unknown-field",
    ]);
    expect(withParts({}, { calculated: { colour: "1" } })).toStrictEqual(["/logic/calculated/colour unknown-field"]);
    expect(withParts({}, { constraints: [{ field: "colour", test: "1", message: title }] })).toStrictEqual([
      "/logic/constraints/0/field unknown-field",
    ]);
    expect(withParts({ raises: [{ form: "other", when: "${kind", with: { a: "1 +" } }] })).toStrictEqual([
      "/raises/0/when expression",
      "/raises/0/with/a expression",
    ]);
  });

  it("keeps widgets, properties and pages in step", () => {
    expect(changed((it) => delete it.ui.widgets.note)).toStrictEqual(["/ui/widgets/note no-widget"]);
    expect(changed((it) => delete it.schema.properties.note)).toStrictEqual(["/schema/properties/note no-property"]);
    expect(changed((it) => it.ui.pages[0]?.fields.pop())).toStrictEqual(["/schema/properties/rows no-page"]);
    expect(changed((it) => it.ui.pages[0]?.fields.push("note"))).toStrictEqual(["/ui/pages duplicate"]);
    expect(changed((it) => it.ui.widgets.kind?.options?.pop())).toStrictEqual([
      "/schema/properties/kind/enum options-differ",
    ]);
  });

  it("asks for fields called like JavaScript's own as for any other", () => {
    expect(changed((it) => it.ui.pages[0]?.fields.push("constructor"))).toStrictEqual([
      "/ui/widgets/constructor no-widget",
    ]);
  });

  it("cannot reach outside itself or take for ever", () => {
    const noteIs = (node: object) => changed((it) => Object.assign(it.schema.properties.note as object, node));
    expect(
      noteIs({ $ref: "https://example.com/schema.json" }).includes("/schema/properties/note/$ref keyword-refused"),
    ).toBe(true);
    expect(noteIs({ $dynamicRef: "#x" }).includes("/schema/properties/note/$dynamicRef keyword-refused")).toBe(true);
    expect(noteIs({ pattern: "(a+)+(?=b)" }).includes("/schema/properties/note/pattern pattern-unsafe")).toBe(true);
  });

  it("is refused where its schema could check no answers", () => {
    expect(
      changed((it) => Object.assign(it.schema.properties.note as object, { type: "txet" })).slice(0, 1),
    ).toStrictEqual(["/schema/properties/note/type schema"]);
    expect(changed((it) => Object.assign(it.schema.properties.note as object, { maxLenght: 5 })).length).toBe(1);
  });

  it("records facts of a subject alone, from fields of their own", () => {
    expect(withParts({ facts: { note: "household.note" } })).toStrictEqual(["/facts/note no-subject"]);
    expect(withParts({ subject: "household", facts: { colour: "household.colour" } })).toStrictEqual([
      "/facts/colour unknown-field",
    ]);
    expect(withParts({ subject: "household", facts: { "rows/name": "household.name" } })).toStrictEqual([
      "/facts/rows~1name fact-inside",
    ]);
  });

  it("opens accounts of its own case alone", () => {
    expect(withParts({ accounts: [{ of: "unit", name: "budget", opening: "100" }] })).toStrictEqual([
      "/accounts/0/opening opening-elsewhere",
    ]);
    expect(withParts({ accounts: [{ of: "subject", name: "points", entry: "1" }] })).toStrictEqual([
      "/accounts/0/of no-subject",
    ]);
  });

  it("counts each thing under one name, by fields there are", () => {
    const counter = { id: "a", title, on: "submitted" as const };
    expect(withParts({ indicators: [counter, counter] })).toStrictEqual(["/indicators/1/id duplicate"]);
    expect(withParts({ indicators: [{ ...counter, by: "colour" }] })).toStrictEqual(["/indicators/0/by unknown-field"]);
  });

  it("assigns by an answer of the step, and gives back by an expression that can be read", () => {
    const go = {
      id: "go",
      title,
      to: "end",
      assigns: "department",
      accounts: [{ of: "unit" as const, name: "budget", entry: "1 +", opening: "5" }],
    };
    expect(
      withParts({
        workflow: {
          title: "'x'",
          start: "open",
          steps: { open: { title, transitions: [go] }, end: { title, closed: "done" } },
        },
      }),
    ).toStrictEqual([
      "/workflow/steps/open/transitions/0/assigns unknown-field",
      "/workflow/steps/open/transitions/0/accounts/0/entry expression",
      "/workflow/steps/open/transitions/0/accounts/0/opening opening-elsewhere",
    ]);
  });

  it("leads from every step to one there is, and out of every open one", () => {
    const go = { id: "go", title, to: "nowhere" };
    expect(
      withParts({
        workflow: { title: "'x'", start: "begin", steps: { open: { title, transitions: [go] }, stuck: { title } } },
      }).sort(),
    ).toStrictEqual([
      "/workflow/start unknown-step",
      "/workflow/steps/open/transitions/0/to unknown-step",
      "/workflow/steps/stuck dead-end",
    ]);
    expect(
      withParts({
        workflow: {
          title: "'x'",
          start: "open",
          deadline: { answer: "colour" },
          onDeadline: { to: "gone" },
          steps: { open: { title, closed: "done" } },
        },
      }).sort(),
    ).toStrictEqual(["/workflow/deadline unknown-field", "/workflow/onDeadline/to unknown-step"]);
  });
});
