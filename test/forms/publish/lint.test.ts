// What is wrong with a definition that its shape alone does not show.
import { describe, expect, it } from "vitest";
import { type FormDefinition, FormDefinition as FormDefinitionShape } from "../../../forms/definition/definition.ts";
import { lintDefinition } from "../../../forms/publish/lint.ts";
import { compileQuestions } from "../../../forms/questions/compile.ts";
import { allOf } from "../../../forms/questions/fields.ts";
import { ajvEngine } from "../../../functions/adapters/answers/ajv.ts";
import { patternFault } from "../../../functions/adapters/answers/patterns.ts";
import { definitionOf, type Fields, type FormParts } from "../../support/small-forms.ts";

const title = { zh: "一" };
const fields = {
  kind: { type: "choice", options: ["a", "b"] },
  note: { type: "text" },
  rows: { type: "repeat", fields: { name: { type: "text" } } },
} as const;
const options = { patternFault, proveSchema: ajvEngine };
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

  const noteIs = (node: object) => changed((it) => Object.assign(it.schema.properties.note as object, node));
  const noteIsFoundWith = (node: object) => noteIs(node).map((it) => it.replace("/schema/properties/note", ""));

  it("says in its schema what checks answers, and nothing that reaches elsewhere, wherever it stands", () => {
    const file = { $ref: "file:///etc/hostname" };
    const place = "/enum/0";
    expect(noteIsFoundWith({ $ref: "https://example.com/schema.json" })).toStrictEqual(["/$ref reference-refused"]);
    expect(noteIsFoundWith({ $ref: "#/properties/kind" })).toStrictEqual(["/$ref reference-refused"]);
    expect(noteIsFoundWith({ enum: [file] })).toStrictEqual([`${place} keyword-value`]);
    expect(noteIsFoundWith({ const: file })).toStrictEqual(["/const keyword-value"]);
    expect(noteIsFoundWith({ default: file })).toStrictEqual(["/default keyword-value"]);
    expect(noteIsFoundWith({ examples: [file] })).toStrictEqual(["/examples/0 keyword-value"]);
    expect(noteIsFoundWith({ not: { enum: [file] } })).toStrictEqual(["/not/enum/0 keyword-value"]);
    expect(noteIsFoundWith({ anyOf: [{ items: { allOf: [file] } }] })).toStrictEqual([
      "/anyOf/0/items/allOf/0/$ref reference-refused",
    ]);
    for (const keyword of [
      "x-type",
      "tsType",
      "$dynamicRef",
      "$anchor",
      "$id",
      "definitions",
      "patternProperties",
      "unevaluatedProperties",
    ])
      expect(noteIsFoundWith({ [keyword]: file }), keyword).toStrictEqual([`/${keyword} keyword-refused`]);
    expect(changed((it) => Object.assign(it.schema, { "x-more": file }))).toStrictEqual([
      "/schema/x-more keyword-refused",
    ]);
  });

  it("has a schema that can be looked through", () => {
    const nested = (depth: number): object => (depth === 0 ? {} : { not: nested(depth - 1) });
    expect(noteIs(nested(40))).toStrictEqual(["/schema schema-too-large"]);
    expect(noteIs({ anyOf: Array.from({ length: 50 }, () => ({ enum: Array(500).fill("a") })) })).toStrictEqual([
      "/schema schema-too-large",
    ]);
  });

  it("asks every question once, however often its groups name what they hold", () => {
    const levels = 10;
    const group = (depth: number): Fields => ({
      g: { type: "group", fields: depth === 0 ? { end: { type: "text" } } : group(depth - 1) },
    });
    const definition = FormDefinitionShape.parse(structuredClone(definitionOf(group(levels))));
    for (const widget of Object.values(definition.ui.widgets))
      if (widget.fields) widget.fields = Array(8).fill(widget.fields[0]);
    // Eight to the power of ten questions, if each were asked again.
    const found = findings(definition);
    expect(found.length).toBe(7 * (levels + 1));
    expect(new Set(found)).toStrictEqual(new Set(["/ui/pages duplicate"]));
    expect(allOf(compileQuestions(definition).fields).length).toBe(levels + 2);
  });

  it("compares texts and numbers with each other alone, and no more than a thousand", () => {
    const unique = (node: object) =>
      noteIsFoundWith({ type: "array", uniqueItems: true, ...node }).filter((it) => /unique/.test(it));
    expect(unique({ items: { type: "string" }, maxItems: 1000 })).toStrictEqual([]);
    expect(unique({ items: { enum: ["a"] } })).toStrictEqual([]);
    expect(unique({ items: { type: "string" } })).toStrictEqual(["/uniqueItems unique-unbounded"]);
    expect(unique({ items: { type: "object" }, maxItems: 5 })).toStrictEqual(["/uniqueItems unique-unbounded"]);
    expect(unique({ maxItems: 5 })).toStrictEqual(["/uniqueItems unique-unbounded"]);
    expect(noteIsFoundWith({ allOf: [{ uniqueItems: true }] })).toStrictEqual([
      "/allOf/0/uniqueItems unique-unbounded",
    ]);
  });

  it("matches no answer with one pattern after another", () => {
    const patterns = (count: number) => Array.from({ length: count }, (_, n) => ({ pattern: `^a${n}$` }));
    expect(noteIs({ anyOf: patterns(20) })).toStrictEqual([]);
    expect(noteIs({ anyOf: patterns(21) })).toStrictEqual(["/schema too-many-patterns"]);
    const referring = changed((it) => {
      it.schema.$defs = { some: { anyOf: patterns(6) } };
      Object.assign(it.schema.properties.note as object, { anyOf: Array(4).fill({ $ref: "#/$defs/some" }) });
    });
    expect(referring).toStrictEqual(["/schema too-many-patterns"]);
    expect(noteIs({ type: "object", not: { anyOf: [{ properties: { a: { anyOf: patterns(21) } } }] } })).toContain(
      "/schema too-many-patterns",
    );
  });

  it("has no pattern that takes for ever", () => {
    const slow = { pattern: "(a+)+(?=b)" };
    for (const [place, node] of [
      ["/allOf/0", { allOf: [slow] }],
      ["/not", { not: slow }],
      ["/items", { items: slow }],
      ["/else", { if: {}, else: slow }],
    ] as const)
      expect(noteIsFoundWith(node), place).toContain(`${place}/pattern pattern`);
    expect(noteIsFoundWith({ pattern: "(a+)+(?=b)" })).toContain("/pattern pattern");
  });

  it("is refused where its schema could check no answers", () => {
    expect(noteIsFoundWith({ type: "txet" })[0]).toBe("/type keyword-value");
    expect(noteIsFoundWith({ maxLenght: 5 })).toStrictEqual(["/maxLenght keyword-refused"]);
    expect(noteIsFoundWith({ $ref: "#/$defs/nothing" })).toStrictEqual(["/$ref schema"]);
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
    expect(withParts({ indicators: [{ ...counter, by: "note" }] })).toStrictEqual(["/indicators/0/by not-listed"]);
    expect(withParts({ indicators: [{ ...counter, by: "kind" }] })).toStrictEqual([]);
    const many = Array.from({ length: 201 }, (_, n) => `o${n}`);
    const long = definitionOf(
      { kind: { type: "choice", options: many } },
      { indicators: [{ ...counter, by: "kind" }] },
    );
    expect(findings(long)).toStrictEqual(["/indicators/0/by too-many-values"]);
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

describe("a pattern of an expression", () => {
  const found = (logic: Parameters<typeof definitionOf>[2], parts: FormParts = {}) =>
    lintDefinition(definitionOf(fields, parts, logic), options).map(
      (it) => `${it.pointer} ${it.code} ${it.message.zh}`,
    );
  const constraint = (test: string) => found({ constraints: [{ field: "note", test, message: title }] });

  it("is as good as those of schemas, and told at its place in the text", () => {
    expect(constraint("regex(., '[0-9]{4}')")).toStrictEqual([]);
    expect(constraint("regex(., '[0-9]{4}\\-[0-9]{4}')")).toStrictEqual([
      "/logic/constraints/0/test pattern 第 20 个字符处：手机不能识别这种写法（Invalid escape）",
    ]);
    expect(constraint("true() or regex(., '(a|b)\\1')")[0]).toMatch(/第 26 个字符处：不支持反向引用/);
    expect(found({ visible: { note: "regex(${kind}, '(?=a)')" } })[0]).toMatch(/^\/logic\/visible\/note pattern /);
    expect(found({ calculated: { note: "if(regex(${kind}, '('), 1, 2)" } })[0]).toMatch(/ pattern /);
  });

  it("is written out, and stands where somebody can match it", () => {
    expect(constraint("regex(., ${kind})")[0]).toMatch(/ pattern /);
    expect(constraint("regex(., concat('a', 'b'))")[0]).toMatch(/ pattern /);
    const when = "regex(${note}, 'a')";
    expect(
      found({}, { raises: [{ form: "other", when, with: { a: when } }] }).map((it) => it.split(" ")[1]),
    ).toStrictEqual(["regex-here", "regex-here"]);
    expect(found({}, { indicators: [{ id: "a", title, on: "submitted", count: when }] })[0]).toMatch(/regex-here/);
  });

  it("is looked at in the lines of a table of checks and in what a form begins with too", () => {
    const lines = { type: "checks", items: [{ id: "exit", title, when: "regex(${note}, '(')" }] } as const;
    const at = lintDefinition(definitionOf({ note: { type: "text", widget: { initial: "=1 +" } }, lines }), options);
    expect(at.map((it) => `${it.pointer} ${it.code}`)).toStrictEqual([
      "/ui/widgets/note/initial expression",
      "/ui/widgets/lines/items/0/when pattern",
    ]);
  });
});
