// What is wrong with a definition that its schema alone cannot see: each finding with a JSON Pointer into it.
import { parseExpression } from "../../core/expression/parse.ts";
import { referencesOf } from "../../core/expression/references.ts";
import { pointerOf, segmentsOf } from "../../core/pointer.ts";
import { type FieldError, Problem } from "../../core/problem.ts";
import type { FormDefinition, Questions, Widget } from "../definition/definition.ts";
import { kindOfField } from "../fields/field-kinds.ts";

type Node = {
  [keyword: string]: unknown;
  properties?: Record<string, Node>;
  items?: Node;
  enum?: unknown[];
  pattern?: string;
};
type Place = (string | number)[];

/** Keywords that would let a schema reach outside itself or change meaning with its caller. */
const refused = [
  "$ref",
  "$dynamicRef",
  "$dynamicAnchor",
  "$anchor",
  "$vocabulary",
  "unevaluatedProperties",
  "unevaluatedItems",
];

export type LintOptions = {
  /** Whether a pattern can be matched in time linear in the text. */
  isSafePattern?: (pattern: string) => boolean;
  /** Throws `definition-invalid` for a schema by which no answers could be checked. */
  proveSchema?: (schema: object) => void;
};

/** Every finding; an empty list: the definition may be published. */
export function lintDefinition(definition: FormDefinition, options: LintOptions = {}): FieldError[] {
  const found: FieldError[] = [];
  const tell = (place: Place, code: string, zh: string, en: string) =>
    found.push({ pointer: pointerOf(place), code, message: { zh, en } });
  const fields = lintQuestions(definition, [], tell, options);
  const root = (path: string) => fields.has(path);

  for (const path of Object.keys(definition.facts)) {
    if (!root(path)) tell(["facts", path], "unknown-field", `没有字段 ${path}`, `There is no field ${path}`);
    else if (path.includes("/"))
      tell(
        ["facts", path],
        "fact-inside",
        `分组内的字段 ${path} 不能直接记为事实`,
        `${path} stands in a group or repeat and cannot be a fact by itself`,
      );
    if (!definition.subject) tell(["facts", path], "no-subject", "没有填报对象，不能记录事实", "Facts need a subject");
  }
  definition.raises.forEach((raise, at) => {
    if (raise.each && !root(raise.each))
      tell(["raises", at, "each"], "unknown-field", `没有字段 ${raise.each}`, `There is no field ${raise.each}`);
    lintExpression(raise.when, ["raises", at, "when"], undefined, tell);
    for (const [field, text] of Object.entries(raise.with))
      lintExpression(text, ["raises", at, "with", field], undefined, tell);
  });
  definition.accounts.forEach((rule, at) => {
    if (rule.opening !== undefined && rule.of !== "self")
      tell(
        ["accounts", at, "opening"],
        "opening-elsewhere",
        "只有本事项自己的账户可以设定初始数量",
        "Only an account of the case itself can be opened",
      );
    if (rule.of === "subject" && !definition.subject)
      tell(["accounts", at, "of"], "no-subject", "没有填报对象", "This form has no subject");
    lintExpression(rule.opening, ["accounts", at, "opening"], fields, tell);
    lintExpression(rule.entry, ["accounts", at, "entry"], fields, tell);
  });
  const ids = new Set<string>();
  definition.indicators.forEach((it, at) => {
    if (ids.has(it.id))
      tell(["indicators", at, "id"], "duplicate", `指标 ${it.id} 重复`, `Indicator ${it.id} stands twice`);
    ids.add(it.id);
    if ("ratio" in it) return;
    lintExpression(it.count, ["indicators", at, "count"], undefined, tell);
    if (it.by && !root(it.by))
      tell(["indicators", at, "by"], "unknown-field", `没有字段 ${it.by}`, `There is no field ${it.by}`);
  });
  lintWorkflow(definition, fields, tell, options);
  return found;
}

type Tell = (place: Place, code: string, zh: string, en: string) => void;

function lintExpression(text: string | undefined, place: Place, fields: Set<string> | undefined, tell: Tell): void {
  if (text === undefined) return;
  try {
    for (const reference of referencesOf(parseExpression(text))) {
      const name = reference.replace(/^\//, "");
      if (fields && !name.startsWith("@") && !knows(fields, name))
        tell(
          place,
          "unknown-field",
          `表达式引用了不存在的字段 ${name}`,
          `The expression names an unknown field ${name}`,
        );
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const message = error.details.errors?.[0]?.message ?? { zh: "表达式有误", en: "The expression has errors" };
    tell(place, "expression", message.zh, message.en ?? message.zh);
  }
}

/** A reference may be the whole path or its end: `name` inside a row is `residents/name`. Lines of checks are not declared as fields. */
const knows = (fields: Set<string>, name: string): boolean =>
  fields.has(name) || [...fields].some((path) => path.endsWith(`/${name}`) || name.startsWith(`${path}/`));

/** Fields with widgets and properties in step; returns every field's path. */
function lintQuestions(questions: Questions, base: Place, tell: Tell, options: LintOptions): Set<string> {
  const fields = new Set<string>();
  const { schema, ui, logic } = questions;
  for (const it of unprovable(schema, options))
    tell([...base, "schema", ...segmentsOf(it.pointer)], it.code, it.message.zh, it.message.en ?? it.message.zh);
  const visit = (name: string, path: string, parent: Node, place: Place) => {
    const widget = Object.hasOwn(ui.widgets, path) ? ui.widgets[path] : undefined;
    const node = parent.properties && Object.hasOwn(parent.properties, name) ? parent.properties[name] : undefined;
    fields.add(path);
    if (!widget)
      return tell(
        [...base, "ui", "widgets", path],
        "no-widget",
        `字段 ${path} 没有控件`,
        `Field ${path} has no widget`,
      );
    if (!node) {
      if (widget.type !== "note")
        tell(
          [...base, "schema", ...place, "properties", name],
          "no-property",
          `字段 ${path} 在 schema 中不存在`,
          `Field ${path} is not in the schema`,
        );
      return;
    }
    lintNode(node, widget, path, [...base, "schema", ...place, "properties", name], tell, options);
    const inner = widget.type === "repeat" ? (node.items ?? {}) : node;
    const step: Place =
      widget.type === "repeat" ? [...place, "properties", name, "items"] : [...place, "properties", name];
    for (const child of widget.fields ?? []) visit(child, `${path}/${child}`, inner, step);
  };
  for (const name of ui.pages.flatMap((page) => page.fields)) {
    if (fields.has(name))
      tell([...base, "ui", "pages"], "duplicate", `字段 ${name} 出现两次`, `Field ${name} stands twice`);
    visit(name, name, schema as Node, []);
  }
  for (const name of Object.keys(schema.properties)) {
    if (!fields.has(name))
      tell(
        [...base, "schema", "properties", name],
        "no-page",
        `字段 ${name} 不在任何页面上`,
        `Field ${name} stands on no page`,
      );
  }
  for (const part of ["visible", "required", "calculated"] as const) {
    for (const [path, text] of Object.entries(logic[part])) {
      if (!fields.has(path))
        tell([...base, "logic", part, path], "unknown-field", `没有字段 ${path}`, `There is no field ${path}`);
      lintExpression(text, [...base, "logic", part, path], fields, tell);
    }
  }
  logic.constraints.forEach((it, at) => {
    if (!fields.has(it.field))
      tell(
        [...base, "logic", "constraints", at, "field"],
        "unknown-field",
        `没有字段 ${it.field}`,
        `There is no field ${it.field}`,
      );
    lintExpression(it.test, [...base, "logic", "constraints", at, "test"], fields, tell);
  });
  return fields;
}

/** Asked at publish: answers that no engine could check would all be refused. */
function unprovable(schema: object, { proveSchema }: LintOptions): FieldError[] {
  try {
    proveSchema?.(schema);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.details.errors ?? [];
  }
}

function lintNode(node: Node, widget: Widget, path: string, place: Place, tell: Tell, options: LintOptions): void {
  const { json } = kindOfField(widget.type);
  if (typeof node.type === "string" && !json.some((type) => type === node.type)) {
    tell(
      [...place, "type"],
      "type-differs",
      `${widget.type} 的答案应为 ${json.join(" 或 ")}，而不是 ${node.type}`,
      `An answer of ${widget.type} is ${json.join(" or ")}, not ${node.type}`,
    );
  }
  for (const keyword of refused) {
    if (keyword in node)
      tell([...place, keyword], "keyword-refused", `不支持 ${keyword}`, `${keyword} is not supported`);
  }
  if (typeof node.pattern === "string" && options.isSafePattern && !options.isSafePattern(node.pattern)) {
    tell([...place, "pattern"], "pattern-unsafe", "该正则表达式可能耗时过长", "This pattern can take too long");
  }
  if (!widget.options) return;
  const listed = (widget.type === "multi-choice" ? node.items?.enum : node.enum) ?? [];
  const offered = widget.options.map((option) => option.value);
  if (listed.length !== offered.length || offered.some((value) => !listed.includes(value))) {
    tell(
      [...place, "enum"],
      "options-differ",
      `字段 ${path} 的选项与 schema 不一致`,
      `The options of ${path} differ from the schema's`,
    );
  }
}

function lintWorkflow(definition: FormDefinition, fields: Set<string>, tell: Tell, options: LintOptions): void {
  const { workflow } = definition;
  if (!workflow) return;
  const steps = workflow.steps;
  const known = (step: string) => Object.hasOwn(steps, step);
  if (!known(workflow.start))
    tell(["workflow", "start"], "unknown-step", `没有步骤 ${workflow.start}`, `There is no step ${workflow.start}`);
  if (workflow.onDeadline && !known(workflow.onDeadline.to))
    tell(
      ["workflow", "onDeadline", "to"],
      "unknown-step",
      `没有步骤 ${workflow.onDeadline.to}`,
      `There is no step ${workflow.onDeadline.to}`,
    );
  if (workflow.deadline && "answer" in workflow.deadline && !fields.has(workflow.deadline.answer)) {
    tell(
      ["workflow", "deadline"],
      "unknown-field",
      `没有字段 ${workflow.deadline.answer}`,
      `There is no field ${workflow.deadline.answer}`,
    );
  }
  lintExpression(workflow.title, ["workflow", "title"], fields, tell);
  for (const [name, step] of Object.entries(steps)) {
    if (!step.closed && step.transitions.length === 0)
      tell(["workflow", "steps", name], "dead-end", `步骤 ${name} 没有出口`, `Step ${name} has no way out`);
    step.transitions.forEach((transition, at) => {
      const place: Place = ["workflow", "steps", name, "transitions", at];
      if (!known(transition.to))
        tell([...place, "to"], "unknown-step", `没有步骤 ${transition.to}`, `There is no step ${transition.to}`);
      lintExpression(transition.when, [...place, "when"], undefined, tell);
      const asked = transition.questions
        ? lintQuestions(transition.questions, [...place, "questions"], tell, options)
        : new Set<string>();
      if (transition.assigns && !asked.has(transition.assigns)) {
        tell(
          [...place, "assigns"],
          "unknown-field",
          `没有字段 ${transition.assigns}`,
          `There is no field ${transition.assigns}`,
        );
      }
      transition.accounts?.forEach((rule, index) => {
        lintExpression(rule.entry, [...place, "accounts", index, "entry"], undefined, tell);
        if (rule.opening !== undefined)
          tell(
            [...place, "accounts", index, "opening"],
            "opening-elsewhere",
            "办理步骤不能设定初始数量",
            "A step opens no account",
          );
      });
    });
  }
}
