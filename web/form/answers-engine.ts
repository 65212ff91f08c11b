// Answers checked in the browser, by @cfworker/json-schema: it needs no eval, which the page's policy forbids.
import { format as formats, type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import type { AnswerEngine } from "../../core/answer-engine.ts";
import { type EngineReport, findingsOf } from "../../core/answer-findings.ts";
import { answerFormats } from "../../core/answer-formats.ts";
import { prepareSchema, type SchemaNode } from "../../core/answer-schema.ts";
import { segmentsOf, valueAt } from "../../core/pointer.ts";

// The library looks formats up in this table of its own; ours go over its, so that both engines ask the same functions.
Object.assign(formats, answerFormats);

/** The browser's engine: the same findings as the server's. The schema is trusted: the server refused a wrong one at publish. */
export const browserEngine: AnswerEngine = (schema) => {
  const prepared = prepareSchema(schema);
  const validator = new Validator(prepared as Schema, "2020-12", false);
  return (answers) => {
    const { valid, errors } = validator.validate(answers);
    if (valid) return [];
    const reports: EngineReport[] = [];
    for (const error of errors) reports.push(...reportsOf(error, prepared, answers));
    return findingsOf(reports);
  };
};

function reportsOf(error: OutputUnit, prepared: SchemaNode, answers: unknown): EngineReport[] {
  const instance = pathOf(error.instanceLocation);
  const schemaPath = pathOf(error.keywordLocation);
  const { keyword } = error;
  const value = valueAt(prepared, [...schemaPath.slice(0, -1), keyword]);
  const report = { instance, schemaPath, keyword, value };
  return namesOf(report, Object(valueAt(answers, instance)), error).map((name) => ({ ...report, name }));
}

/** `#/a%20b/0` as steps: the library writes pointers as URI fragments. */
const pathOf = (location: string): string[] => segmentsOf(decodeURIComponent(location.slice(1)));

/** The properties a report is about; the library tells them only in its English message. */
function namesOf(report: EngineReport, at: object, error: OutputUnit): (string | undefined)[] {
  const has = (name: string) => Object.hasOwn(at, name);
  const { keyword, value } = report;
  if (keyword === "required") return (value as string[]).filter((name) => !has(name));
  if (keyword === "dependentRequired") {
    const needed: string[] = [];
    for (const [name, others] of Object.entries(value as Record<string, string[]>))
      if (has(name)) needed.push(...others);
    return needed.filter((name) => !has(name));
  }
  if (keyword === "propertyNames")
    return [error.error.slice('Property name "'.length, -'" does not match schema.'.length)];
  return [undefined];
}

const compiled = new Map<string, RegExp>();

/** Whether a pattern is found in a text, for `regex()`; safe on the browser's engine because publishing checked the pattern. */
export function browserMatches(value: string, source: string): boolean {
  let pattern = compiled.get(source);
  if (!pattern) {
    pattern = new RegExp(source, "u");
    compiled.set(source, pattern);
  }
  return pattern.test(value);
}
