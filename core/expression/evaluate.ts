// The value of a parsed expression: a walk over its tree that counts its steps.

import type { Answer } from "../answer.ts";
import { invalid, tooMuch } from "./faults.ts";
import { functions } from "./functions.ts";
import type { Run } from "./run.ts";
import type { ArithmeticOperator, CompareOperator, Expression, Limits, Scope } from "./types.ts";
import { compare, RowValues, toNumber, truthy, type Value, withoutNoise } from "./values.ts";

export { truthy } from "./values.ts";

const STEPS = 10_000;
const DEPTH = 64;
/** So much of a text is as much work as a step. */
const CHARACTERS_A_STEP = 50;

/**
 * What the expression says in its scope: a text, a number, a boolean, a list (the values of rows, a multi-choice), an
 * answer as it stands, or null for nothing; a result that is not a number (`5 div 0`, `number('')`) is null.
 * Throws `expression-limit` (by default over 10,000 steps or 64 deep, a text over 100,000 characters, or when the scope's budget is
 * spent; values count by their size) and `expression-invalid` (`regex()` without a matcher).
 */
export function evaluate(expression: Expression, scope: Scope, limits?: Limits): Answer {
  const { budget } = scope;
  if (budget && budget.left < 0) throw tooMuch("whole", budget.of);
  const run: Run = {
    scope,
    steps: limits?.steps ?? STEPS,
    maxSteps: limits?.steps ?? STEPS,
    depth: 0,
    maxDepth: limits?.depth ?? DEPTH,
    value: walk,
    follow,
    spend,
  };
  try {
    return outcomeOf(walk(expression, run));
  } finally {
    if (budget) budget.left -= run.maxSteps - run.steps;
  }
}

function outcomeOf(value: Value): Answer {
  if (value instanceof RowValues) return value.values;
  return typeof value === "number" && !Number.isFinite(value) ? null : value;
}

function spend(run: Run, steps: number): void {
  run.steps -= steps;
  if (run.steps < 0) throw tooMuch("steps", run.maxSteps);
}

function walk(expression: Expression, run: Run): Value {
  if (--run.steps < 0) throw tooMuch("steps", run.maxSteps);
  if (++run.depth > run.maxDepth) throw tooMuch("depth", run.maxDepth);
  const value = visit(expression, run);
  run.depth--;
  const size = sizeOf(value);
  if (size > 0) spend(run, size);
  return value;
}

/** What it takes to look at a value, in steps. */
function sizeOf(value: Value): number {
  if (typeof value === "string") return Math.floor(value.length / CHARACTERS_A_STEP);
  const values = value instanceof RowValues ? value.values : value;
  if (!Array.isArray(values)) return 0;
  let characters = 0;
  for (const one of values) if (typeof one === "string") characters += one.length;
  return values.length + Math.floor(characters / CHARACTERS_A_STEP);
}

/** With the values of many rows on both sides each is compared with each. */
function compared(operator: CompareOperator, left: Value, right: Value, run: Run): boolean {
  if (left instanceof RowValues && right instanceof RowValues) spend(run, left.values.length * right.values.length);
  return compare(operator, left, right);
}

function visit(expression: Expression, run: Run): Value {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "ref":
      return find(expression.path, expression.absolute === true, run);
    case "compare":
      return compared(expression.operator, walk(expression.left, run), walk(expression.right, run), run);
    case "and":
      for (const one of expression.of) if (!truthy(walk(one, run))) return false;
      return true;
    case "or":
      for (const one of expression.of) if (truthy(walk(one, run))) return true;
      return false;
    case "call":
      return call(expression.name, expression.args, run);
    case "current":
      return run.scope.current ?? null;
    case "arithmetic":
      return arithmetic(expression, run);
    case "negate":
      return -toNumber(walk(expression.of, run));
    case "extra":
      return ownValue(run.scope.extra, expression.name) ?? null;
    case "parent":
      return null;
  }
}

function call(name: string, args: Expression[], run: Run): Value {
  const known = functions.get(name);
  if (known) return known.compute(args, run);
  // Only a tree that was not made by parseExpression comes here.
  throw invalid("function", `没有“${name}”这个函数`, `There is no function "${name}"`);
}

function arithmetic(expression: Expression & { kind: "arithmetic" }, run: Run): number {
  let result = toNumber(walk(expression.first, run));
  for (const { operator, value } of expression.rest) {
    result = operate(operator, result, toNumber(walk(value, run)));
  }
  return withoutNoise(result);
}

function operate(operator: ArithmeticOperator, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "div":
      return left / right;
    case "mod":
      return left % right;
  }
}

function ownValue(from: object | undefined, name: string): Answer | undefined {
  return from !== undefined && Object.hasOwn(from, name)
    ? (from as Record<string, Answer | undefined>)[name]
    : undefined;
}

/** What a reference finds: in the row we stand in, then outwards to the root. */
function find(path: string[], absolute: boolean, run: Run): Value {
  const first = path[0] as string;
  const { scope } = run;
  if (!absolute) {
    for (let depth = scope.path.length; depth > 0; depth--) {
      const value = ownValue(containerAt(scope, depth), first);
      if (value !== undefined) return follow(value, path, 1, run);
      if (scope.declares?.(containerName(scope.path, depth), first)) return null;
    }
  }
  const value = ownValue(scope.answers, first);
  return value === undefined ? null : follow(value, path, 1, run);
}

/** The group or row that the first `depth` steps of our place lead to; undefined when there is none. */
function containerAt(scope: Scope, depth: number): object | undefined {
  let value: Answer | undefined = scope.answers;
  for (let index = 0; index < depth; index++) {
    if (typeof value !== "object" || value === null) return undefined;
    const step: string | number = scope.path[index] as string | number;
    value = Array.isArray(value) ? value[Number(step)] : ownValue(value, String(step));
  }
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
}

const containerName = (path: Scope["path"], depth: number): string =>
  path
    .slice(0, depth)
    .filter((step) => typeof step === "string")
    .join("/");

function follow(from: Value, path: string[], start: number, run: Run): Value {
  let value: Value = from;
  for (let index = start; index < path.length; index++) {
    if (Array.isArray(value)) return new RowValues(gather(value, path, index, run, []));
    if (typeof value !== "object" || value === null) return null;
    value = ownValue(value, path[index] as string) ?? null;
  }
  return value;
}

/** One value for each row, empty ones too; rows within rows follow one another. */
function gather(rows: Answer[], path: string[], index: number, run: Run, into: Answer[]): Answer[] {
  for (const row of rows) {
    spend(run, 1);
    const value = follow(row, path, index, run);
    if (value instanceof RowValues) for (const one of value.values) into.push(one);
    else into.push(value);
  }
  return into;
}
