// What is wrong with a definition that its schema alone cannot see: each finding with a JSON Pointer into it.

import { pointerOf } from "../../core/pointer.ts";
import type { FieldError } from "../../core/problem.ts";
import type { FormDefinition } from "../definition/definition.ts";
import { listedValues } from "../questions/widgets.ts";
import { lintAccountOf } from "./lint-account.ts";
import { lintExpression, tellUnknown } from "./lint-expression.ts";
import type { LintOptions, Path, Tell } from "./lint-options.ts";
import { lintQuestions } from "./lint-questions.ts";
import { lintWorkflow } from "./lint-workflow.ts";

/** Every finding; an empty list: nothing in the definition itself stops its publishing. */
export function lintDefinition(definition: FormDefinition, options: LintOptions = {}): FieldError[] {
  const found: FieldError[] = [];
  const tell: Tell = (place, code, zh, en) => found.push({ pointer: pointerOf(place), code, message: { zh, en } });
  const fields = lintQuestions(definition, [], tell, options);
  lintFacts(definition, fields, tell);
  lintRaises(definition, fields, tell);
  lintAccounts(definition, fields, tell);
  lintIndicators(definition, fields, tell);
  lintWorkflow(definition, fields, tell, options);
  return found;
}

function lintFacts({ facts, subject }: FormDefinition, fields: Set<string>, tell: Tell): void {
  for (const path of Object.keys(facts)) {
    tellUnknown(path, ["facts", path], fields, tell);
    if (fields.has(path) && path.includes("/"))
      tell(
        ["facts", path],
        "fact-inside",
        `分组内的字段 ${path} 不能直接记为事实`,
        `${path} stands in a group or repeat and cannot be a fact by itself`,
      );
    if (!subject) tell(["facts", path], "no-subject", "没有填报对象，不能记录事实", "Facts need a subject");
  }
}

function lintRaises({ raises }: FormDefinition, fields: Set<string>, tell: Tell): void {
  raises.forEach((raise, at) => {
    tellUnknown(raise.each, ["raises", at, "each"], fields, tell);
    lintExpression(raise.when, ["raises", at, "when"], undefined, tell);
    for (const [field, text] of Object.entries(raise.with))
      lintExpression(text, ["raises", at, "with", field], undefined, tell);
  });
}

function lintAccounts(definition: FormDefinition, fields: Set<string>, tell: Tell): void {
  const { accounts, subject } = definition;
  accounts.forEach((rule, at) => {
    if (rule.opening !== undefined && rule.of !== "self")
      tell(
        ["accounts", at, "opening"],
        "opening-elsewhere",
        "只有本事项自己的账户可以设定初始数量",
        "Only an account of the case itself can be opened",
      );
    if (rule.of === "subject" && !subject)
      tell(["accounts", at, "of"], "no-subject", "没有填报对象", "This form has no subject");
    lintAccountOf(rule, ["accounts", at], definition, tell);
    lintExpression(rule.opening, ["accounts", at, "opening"], fields, tell);
    lintExpression(rule.entry, ["accounts", at, "entry"], fields, tell);
  });
}

/** More than these nobody reads in a table, and a tally has a number for each. */
const mostValues = 200;

/** A counter is broken down by what is listed. */
function lintBreakdown(
  definition: FormDefinition,
  by: string | undefined,
  at: Path,
  fields: Set<string>,
  tell: Tell,
): void {
  if (by === undefined) return;
  const values = listedValues(definition, by);
  if (values.length > mostValues)
    tell(
      at,
      "too-many-values",
      `至多按 ${mostValues} 个选项分类统计`,
      `A counter is broken down by at most ${mostValues} options`,
    );
  else if (values.length === 0) {
    tellUnknown(by, at, fields, tell);
    if (fields.has(by))
      tell(at, "not-listed", `${by} 没有列出的选项，不能分类统计`, `${by} has no options to count by`);
  }
}

function lintIndicators(definition: FormDefinition, fields: Set<string>, tell: Tell): void {
  const { indicators } = definition;
  const ids = new Set<string>();
  indicators.forEach((it, at) => {
    if (ids.has(it.id))
      tell(["indicators", at, "id"], "duplicate", `指标 ${it.id} 重复`, `Indicator ${it.id} stands twice`);
    ids.add(it.id);
    if ("ratio" in it) return;
    lintExpression(it.count, ["indicators", at, "count"], undefined, tell);
    lintBreakdown(definition, it.by, ["indicators", at, "by"], fields, tell);
  });
}
