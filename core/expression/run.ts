// One run of an expression, as the functions of the language see it.
import type { Expression, Scope } from "./types.ts";
import type { Value } from "./values.ts";

/** The longest text that an expression may make, in UTF-16 units. */
export const longestText = 100_000;

export type Run = {
  scope: Scope;
  /** Steps that are left. */
  steps: number;
  maxSteps: number;
  depth: number;
  maxDepth: number;
  value: (expression: Expression, run: Run) => Value;
  /** What a reference finds from inside a row or group instead of our own place. */
  follow: (from: Value, path: string[], start: number, run: Run) => Value;
  /** Counts work that grows with the answers; throws `expression-limit`. */
  spend: (run: Run, steps: number) => void;
};

/** A function of the language: how many arguments it takes, and what it makes of them (unevaluated: `if` is lazy). */
export type ExpressionFunction = {
  least: number;
  most: number;
  compute: (args: Expression[], run: Run) => Value;
};

/** The value of an argument; null when it was left out. */
export function argument(args: Expression[], index: number, run: Run): Value {
  const expression = args[index];
  return expression === undefined ? null : run.value(expression, run);
}
