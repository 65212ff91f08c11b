// The shapes of the expression language: the tree a text becomes, and what it may look at when it runs.
import type { Answer, Answers } from "../answer.ts";
import type { Instant } from "../time.ts";

export type CompareOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";
export type ArithmeticOperator = "+" | "-" | "*" | "div" | "mod";

/**
 * A parsed expression: plain JSON, to be kept beside the form version it belongs to.
 * Chains of one precedence (`a or b or c`, `1 + 2 - 3`) are flat, so that long ones do not count as deep ones.
 */
export type Expression =
  | { kind: "literal"; value: string | number }
  /** `.`: the value of the field whose constraint this is. */
  | { kind: "current" }
  /** `..`: only as the argument of `position`. */
  | { kind: "parent" }
  /** `${name}`, `${group/name}`; `absolute` for `${/name}`, which looks at the root alone. */
  | { kind: "ref"; path: string[]; absolute?: true }
  /** `${@name}`: a value from outside the answers, such as what the registry knows. */
  | { kind: "extra"; name: string }
  | { kind: "or"; of: Expression[] }
  | { kind: "and"; of: Expression[] }
  | { kind: "compare"; operator: CompareOperator; left: Expression; right: Expression }
  | { kind: "arithmetic"; first: Expression; rest: { operator: ArithmeticOperator; value: Expression }[] }
  | { kind: "negate"; of: Expression }
  | { kind: "call"; name: string; args: Expression[] };

/** Everything an expression may look at; there is no other way out of it. */
export type Scope = {
  /** The whole answers, hidden ones already taken out. */
  answers: Answers;
  /** Where we stand: `["residents", 2]` or `["residents", 2, "age"]`; `[]` at the root. */
  path: readonly (string | number)[];
  /** The value of `.`. */
  current?: Answer;
  /** What `today()` and `now()` say: frozen in the submission. */
  now: Instant;
  /** Named values for `${@name}`, such as `subject.gasHoseType`. */
  extra?: Record<string, Answer>;
  /**
   * Whether the form has a field of that name directly in a container (`""` the root, `residents`, `house/rooms`).
   * With it an unanswered field of a row stays empty and does not fall through to a namesake further out.
   */
  declares?: (container: string, name: string) => boolean;
  /** What this evaluation and others may take together. */
  budget?: Budget;
  /** A search in linear time, for `regex()`; the pattern arrives anchored at both ends. */
  matches?: (value: string, pattern: string) => boolean;
};

export type Limits = { steps?: number; depth?: number };

/** Steps that several evaluations have together: all of one form's answers, however many rows they have. */
export type Budget = { left: number; readonly of: number };
export const budgetOf = (steps: number): Budget => ({ left: steps, of: steps });
