// What an engine reported, made the findings that both engines tell alike.
import type { AnswerFinding } from "./answer-engine.ts";
import { pointerOf } from "./pointer.ts";

/** One report of an engine, in its own order. */
export type EngineReport = {
  /** Where in the answers. */
  instance: string[];
  /** Where in the prepared schema; the keyword is the last step. */
  schemaPath: string[];
  keyword: string;
  /** What the schema says at the keyword. */
  value: unknown;
  /** The property that is missing, or whose name is refused. */
  name?: string;
};

const MOST = 100; // nobody reads more, and a hostile submission shall not fill the answer

// Keywords whose inner reports are about an attempt that may fail; the keyword itself says that none held.
const attempts = new Set(["anyOf", "oneOf", "contains", "propertyNames", "not", "if"]);
const takesName = new Set(["properties", "patternProperties", "dependentSchemas", "allOf", "prefixItems"]);
// They only say that something inside is wrong, which says so itself.
const wrappers = new Set(
  "allOf if then else properties items prefixItems patternProperties dependentSchemas $ref additionalProperties unevaluatedProperties unevaluatedItems".split(
    " ",
  ),
);

/** The findings: at most 100, sorted by pointer, one for each pointer and keyword. */
export function findingsOf(reports: readonly EngineReport[]): AnswerFinding[] {
  const findings = new Map<string, AnswerFinding>();
  for (const report of reports) {
    if (wrappers.has(report.keyword) || isAttempt(report.schemaPath)) continue;
    const finding = findingOf(report);
    const key = `${finding.pointer}\n${finding.keyword}`;
    if (!findings.has(key)) findings.set(key, finding);
  }
  // Ajv compares only items of the asked type: where one has another, that is said first.
  for (const { pointer, keyword } of Array.from(findings.values())) {
    if (keyword === "type") findings.delete(`${pointer.replace(/\/\d+$/, "")}\nuniqueItems`);
  }
  const sorted = Array.from(findings).sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.slice(0, MOST).map(([, finding]) => finding);
}

function isAttempt(path: string[]): boolean {
  for (let at = 0; at < path.length - 1; at++) {
    const step = path[at] as string;
    if (attempts.has(step)) return true;
    if (takesName.has(step)) at++;
  }
  return false;
}

function findingOf({ instance, schemaPath, keyword, value, name }: EngineReport): AnswerFinding {
  const at = (kind: string, params: Record<string, unknown> = {}): AnswerFinding => ({
    pointer: pointerOf(name === undefined ? instance : [...instance, name]),
    keyword: kind,
    params,
  });
  switch (keyword) {
    case "required":
    case "dependentRequired":
      return at("required", { missing: name });
    case "type":
      return at(keyword, { type: value });
    case "enum":
      return at(keyword, { allowed: value });
    case "const":
      return at(keyword, { allowed: [value] });
    case "pattern":
    case "format":
      return at(keyword, { [keyword]: value });
    case "oneOf":
    case "anyOf": {
      const allowed = constantsOf(value);
      return allowed ? at("enum", { allowed }) : at(keyword);
    }
    case "not":
      return at(forbiddenBy(schemaPath, value));
    default:
      return at(keyword, typeof value === "number" ? { limit: value } : {});
  }
}

/** The values of a choice written as `oneOf: [{ const, title }]`, the usual way to give options their titles. */
function constantsOf(branches: unknown): unknown[] | undefined {
  if (!Array.isArray(branches)) return undefined;
  const constant = (one: unknown) => typeof one === "object" && one !== null && Object.keys(one).join() === "const";
  return branches.every(constant) ? branches.map((one) => one.const) : undefined;
}

/** `additionalProperties: false` was prepared as `{ not: {} }`. */
function forbiddenBy(path: string[], value: unknown): string {
  const holder = path[path.length - 2];
  const isNever = typeof value === "object" && value !== null && Object.keys(value).length === 0;
  return isNever && (holder === "additionalProperties" || holder === "unevaluatedProperties") ? holder : "not";
}
