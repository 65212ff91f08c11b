// What is wrong with a definition that its shape alone does not show.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
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
    assert.deepEqual(
      withParts(
        { subject: "household", facts: { note: "household.note" } },
        { visible: { "rows/name": "${kind} = 'a' and ${name} != ''" } },
      ),
      [],
    );
  });

  it("is told where an expression is wrong or names what is not there", () => {
    assert.deepEqual(withParts({}, { visible: { note: "${kind} =" } }), ["/logic/visible/note expression"]);
    assert.deepEqual(withParts({}, { required: { note: "${colour} = 'a'" } }), ["/logic/required/note unknown-field"]);
    assert.deepEqual(withParts({}, { calculated: { colour: "1" } }), ["/logic/calculated/colour unknown-field"]);
    assert.deepEqual(withParts({}, { constraints: [{ field: "colour", test: "1", message: title }] }), [
      "/logic/constraints/0/field unknown-field",
    ]);
    assert.deepEqual(withParts({ raises: [{ form: "other", when: "${kind", with: { a: "1 +" } }] }), [
      "/raises/0/when expression",
      "/raises/0/with/a expression",
    ]);
  });

  it("keeps widgets, properties and pages in step", () => {
    assert.deepEqual(
      changed((it) => delete it.ui.widgets.note),
      ["/ui/widgets/note no-widget"],
    );
    assert.deepEqual(
      changed((it) => delete it.schema.properties.note),
      ["/schema/properties/note no-property"],
    );
    assert.deepEqual(
      changed((it) => it.ui.pages[0]?.fields.pop()),
      ["/schema/properties/rows no-page"],
    );
    assert.deepEqual(
      changed((it) => it.ui.pages[0]?.fields.push("note")),
      ["/ui/pages duplicate"],
    );
    assert.deepEqual(
      changed((it) => it.ui.widgets.kind?.options?.pop()),
      ["/schema/properties/kind/enum options-differ"],
    );
  });

  it("asks for fields called like JavaScript's own as for any other", () => {
    assert.deepEqual(
      changed((it) => it.ui.pages[0]?.fields.push("constructor")),
      ["/ui/widgets/constructor no-widget"],
    );
  });

  it("cannot reach outside itself or take for ever", () => {
    const noteIs = (node: object) => changed((it) => Object.assign(it.schema.properties.note as object, node));
    assert.ok(
      noteIs({ $ref: "https://example.com/schema.json" }).includes("/schema/properties/note/$ref keyword-refused"),
    );
    assert.ok(noteIs({ $dynamicRef: "#x" }).includes("/schema/properties/note/$dynamicRef keyword-refused"));
    assert.ok(noteIs({ pattern: "(a+)+(?=b)" }).includes("/schema/properties/note/pattern pattern-unsafe"));
  });

  it("is refused where its schema could check no answers", () => {
    assert.deepEqual(
      changed((it) => Object.assign(it.schema.properties.note as object, { type: "txet" })).slice(0, 1),
      ["/schema/properties/note/type schema"],
    );
    assert.equal(changed((it) => Object.assign(it.schema.properties.note as object, { maxLenght: 5 })).length, 1);
  });

  it("records facts of a subject alone, from fields of their own", () => {
    assert.deepEqual(withParts({ facts: { note: "household.note" } }), ["/facts/note no-subject"]);
    assert.deepEqual(withParts({ subject: "household", facts: { colour: "household.colour" } }), [
      "/facts/colour unknown-field",
    ]);
    assert.deepEqual(withParts({ subject: "household", facts: { "rows/name": "household.name" } }), [
      "/facts/rows~1name fact-inside",
    ]);
  });

  it("opens accounts of its own case alone", () => {
    assert.deepEqual(withParts({ accounts: [{ of: "unit", name: "budget", opening: "100" }] }), [
      "/accounts/0/opening opening-elsewhere",
    ]);
    assert.deepEqual(withParts({ accounts: [{ of: "subject", name: "points", entry: "1" }] }), [
      "/accounts/0/of no-subject",
    ]);
  });

  it("counts each thing under one name, by fields there are", () => {
    const counter = { id: "a", title, on: "submitted" as const };
    assert.deepEqual(withParts({ indicators: [counter, counter] }), ["/indicators/1/id duplicate"]);
    assert.deepEqual(withParts({ indicators: [{ ...counter, by: "colour" }] }), ["/indicators/0/by unknown-field"]);
  });

  it("assigns by an answer of the step, and gives back by an expression that can be read", () => {
    const go = {
      id: "go",
      title,
      to: "end",
      assigns: "department",
      accounts: [{ of: "unit" as const, name: "budget", entry: "1 +", opening: "5" }],
    };
    assert.deepEqual(
      withParts({
        workflow: {
          title: "'x'",
          start: "open",
          steps: { open: { title, transitions: [go] }, end: { title, closed: "done" } },
        },
      }),
      [
        "/workflow/steps/open/transitions/0/assigns unknown-field",
        "/workflow/steps/open/transitions/0/accounts/0/entry expression",
        "/workflow/steps/open/transitions/0/accounts/0/opening opening-elsewhere",
      ],
    );
  });

  it("leads from every step to one there is, and out of every open one", () => {
    const go = { id: "go", title, to: "nowhere" };
    assert.deepEqual(
      withParts({
        workflow: { title: "'x'", start: "begin", steps: { open: { title, transitions: [go] }, stuck: { title } } },
      }).sort(),
      [
        "/workflow/start unknown-step",
        "/workflow/steps/open/transitions/0/to unknown-step",
        "/workflow/steps/stuck dead-end",
      ],
    );
    assert.deepEqual(
      withParts({
        workflow: {
          title: "'x'",
          start: "open",
          deadline: { answer: "colour" },
          onDeadline: { to: "gone" },
          steps: { open: { title, closed: "done" } },
        },
      }).sort(),
      ["/workflow/deadline unknown-field", "/workflow/onDeadline/to unknown-step"],
    );
  });
});
