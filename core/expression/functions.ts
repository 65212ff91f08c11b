// The functions of the expression language, by name: those of XLSForm that a form needs, and a few of ours.
import { choiceFunctions } from "./functions-choices.ts";
import { dateFunctions } from "./functions-dates.ts";
import { numberFunctions } from "./functions-numbers.ts";
import { rowFunctions } from "./functions-rows.ts";
import { textFunctions } from "./functions-text.ts";
import { argument, type ExpressionFunction } from "./run.ts";
import { isEmpty, toText, truthy } from "./values.ts";

const logic: Record<string, ExpressionFunction> = {
  true: { least: 0, most: 0, compute: () => true },
  false: { least: 0, most: 0, compute: () => false },
  not: { least: 1, most: 1, compute: (args, run) => !truthy(argument(args, 0, run)) },
  boolean: { least: 1, most: 1, compute: (args, run) => truthy(argument(args, 0, run)) },
  "boolean-from-string": {
    least: 1,
    most: 1,
    compute: (args, run) => ["true", "1"].includes(toText(argument(args, 0, run))),
  },
  if: {
    least: 3,
    most: 3,
    compute: (args, run) => argument(args, truthy(argument(args, 0, run)) ? 1 : 2, run),
  },
  /** The first of its arguments that is not empty. */
  coalesce: {
    least: 1,
    most: 20,
    compute: (args, run) => {
      for (let index = 0; index < args.length; index++) {
        const value = argument(args, index, run);
        if (!isEmpty(value)) return value;
      }
      return null;
    },
  },
  /** The field's own value if it has one, else its argument: a calculation that stays as it first was. */
  once: {
    least: 1,
    most: 1,
    compute: (args, run) => {
      const current = run.scope.current ?? null;
      return isEmpty(current) ? argument(args, 0, run) : current;
    },
  },
};

// A map, not an object: `constructor(…)` must not find anything.
export const functions: ReadonlyMap<string, ExpressionFunction> = new Map(
  Object.entries({
    ...logic,
    ...choiceFunctions,
    ...numberFunctions,
    ...textFunctions,
    ...dateFunctions,
    ...rowFunctions,
  }),
);
