// What is wrong with questions: widgets, properties, pages and logic out of step, and schemas that cannot be used.

import { prepareSchema } from "../../core/answer-schema.ts";
import { segmentsOf } from "../../core/pointer.ts";
import { type FieldError, Problem } from "../../core/problem.ts";
import type { Questions, Widget } from "../definition/definition.ts";
import type { SchemaNode } from "../fields/field-kind.ts";
import { kindOf } from "../fields/table.ts";
import { type Asked, walkQuestions } from "../questions/walk.ts";
import { lintExpression, tellUnknown } from "./lint-expression.ts";
import type { LintOptions, Path, Tell } from "./lint-options.ts";
import { lintAlternatives, lintSchema } from "./lint-schema.ts";

/** Fields with widgets and properties in step; returns every field's path. */
export function lintQuestions(questions: Questions, base: Path, tell: Tell, options: LintOptions): Set<string> {
  const fields = new Set<string>();
  const { schema } = questions;
  if (lintSchema(schema, [...base, "schema"], tell, options)) {
    const wrong = unprovable(schema, options);
    for (const it of wrong)
      tell([...base, "schema", ...segmentsOf(it.pointer)], it.code, it.message.zh, it.message.en ?? it.message.zh);
    if (wrong.length === 0) lintAlternatives(prepareSchema(schema), [...base, "schema"], tell);
  }
  const twice = (path: string) =>
    tell([...base, "ui", "pages"], "duplicate", `字段 ${path} 出现两次`, `Field ${path} stands twice`);
  walkQuestions<never>(
    questions,
    (asked, inside) => {
      fields.add(asked.path);
      return lintField(asked, base, tell) ? inside() : [];
    },
    twice,
  );
  for (const name of Object.keys(schema.properties)) {
    if (!fields.has(name))
      tell(
        [...base, "schema", "properties", name],
        "no-page",
        `字段 ${name} 不在任何页面上`,
        `Field ${name} stands on no page`,
      );
  }
  lintLogic(questions, fields, base, tell, options);
  lintWidgets(questions, fields, base, tell, options);
  return fields;
}

/** Whether what is inside the field can be looked at. */
function lintField({ path, widget, node, place }: Asked, base: Path, tell: Tell): boolean {
  const at = [...base, "schema", ...place];
  if (!widget)
    tell([...base, "ui", "widgets", path], "no-widget", `字段 ${path} 没有控件`, `Field ${path} has no widget`);
  else if (node) {
    lintNode(node, widget, path, at, tell);
    return true;
  } else if (kindOf(widget.type).json.length > 0)
    tell(at, "no-property", `字段 ${path} 在 schema 中不存在`, `Field ${path} is not in the schema`);
  return false;
}

function lintLogic({ logic }: Questions, fields: Set<string>, base: Path, tell: Tell, options: LintOptions): void {
  for (const part of ["visible", "required", "calculated"] as const) {
    for (const [path, text] of Object.entries(logic[part])) {
      tellUnknown(path, [...base, "logic", part, path], fields, tell);
      lintExpression(text, [...base, "logic", part, path], fields, tell, options);
    }
  }
  logic.constraints.forEach((it, at) => {
    const place = [...base, "logic", "constraints", at];
    tellUnknown(it.field, [...place, "field"], fields, tell);
    lintExpression(it.test, [...place, "test"], fields, tell, options);
  });
}

/** Which lines of a table are asked, and what a new form begins with. */
function lintWidgets({ ui }: Questions, fields: Set<string>, base: Path, tell: Tell, options: LintOptions): void {
  for (const [path, { items, initial }] of Object.entries(ui.widgets)) {
    const place = [...base, "ui", "widgets", path];
    for (const [at, { when }] of (items ?? []).entries())
      lintExpression(when, [...place, "items", at, "when"], fields, tell, options);
    if (typeof initial === "string" && initial.startsWith("="))
      lintExpression(initial.slice(1), [...place, "initial"], fields, tell, options);
  }
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

/** The schema of one field: of its type's JSON type, its options listed. */
function lintNode(node: SchemaNode, widget: Widget, path: string, place: Path, tell: Tell): void {
  const kind = kindOf(widget.type);
  const { json } = kind;
  if (typeof node.type === "string" && !json.some((type) => type === node.type)) {
    tell(
      [...place, "type"],
      "type-differs",
      `${widget.type} 的答案应为 ${json.join(" 或 ")}，而不是 ${node.type}`,
      `An answer of ${widget.type} is ${json.join(" or ")}, not ${node.type}`,
    );
  }
  lintOptions(kind.listed ? kind.listed(node) : node.enum, widget, path, place, tell);
  for (const { keyword, code, message } of kind.lint?.(node, widget) ?? [])
    tell([...place, keyword], code, message.zh, message.en ?? message.zh);
}

function lintOptions(listed: unknown[] = [], { options }: Widget, path: string, place: Path, tell: Tell): void {
  if (!options) return;
  const offered = options.map((option) => option.value);
  if (listed.length === offered.length && offered.every((value) => listed.includes(value))) return;
  tell(
    [...place, "enum"],
    "options-differ",
    `字段 ${path} 的选项与 schema 不一致`,
    `The options of ${path} differ from the schema's`,
  );
}
