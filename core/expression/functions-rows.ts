// Functions on the rows of a repeat.
import { argument, type ExpressionFunction, type Run } from "./run.ts";
import type { Expression } from "./types.ts";
import { isEmpty, RowValues, toNumber, type Value } from "./values.ts";

const valuesOf = (value: Value): Value[] => {
  if (value instanceof RowValues) return value.values;
  if (Array.isArray(value)) return value;
  return isEmpty(value) ? [] : [value];
};

/** Which row we stand in, counted from 1; NaN outside a repeat. */
function position(run: Run): number {
  const { path } = run.scope;
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const step = path[depth];
    if (typeof step === "number") return step + 1;
  }
  return Number.NaN;
}

/** `indexed-repeat(${residents/age}, ${residents}, 2)`: a field of the n-th row, counted from 1. */
function indexedRepeat(args: Expression[], run: Run): Value {
  const [field, repeat] = args;
  const rows = argument(args, 1, run);
  const row = Array.isArray(rows) ? rows[toNumber(argument(args, 2, run)) - 1] : undefined;
  if (field?.kind !== "ref" || repeat?.kind !== "ref" || row === undefined) return null;
  const full = repeat.path.every((step, index) => field.path[index] === step);
  return run.follow(row, field.path, full ? repeat.path.length : 0, run);
}

export const rowFunctions: Record<string, ExpressionFunction> = {
  /** How many rows, or how many values of rows, empty ones too. */
  count: { least: 1, most: 1, compute: (args, run) => valuesOf(argument(args, 0, run)).length },
  "count-non-empty": {
    least: 1,
    most: 1,
    compute: (args, run) => {
      let count = 0;
      for (const one of valuesOf(argument(args, 0, run))) if (!isEmpty(one)) count++;
      return count;
    },
  },
  position: { least: 0, most: 1, compute: (_args, run) => position(run) },
  "indexed-repeat": { least: 3, most: 3, compute: indexedRepeat },
};
