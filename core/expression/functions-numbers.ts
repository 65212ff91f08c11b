// Functions on numbers. Over many values they take the answered ones: an empty row is no zero and spoils no sum.
import { argument, type ExpressionFunction, type Run } from "./run.ts";
import type { Expression } from "./types.ts";
import { isEmpty, RowValues, toNumber, type Value, withoutNoise } from "./values.ts";

/** Folds the answered values of all arguments, without listing them; `nothing` when there are none, NaN when one is no number. */
function fold(args: Expression[], run: Run, nothing: number, step: (sum: number, one: number) => number): number {
  let result = nothing;
  let none = true;
  const add = (value: Value): void => {
    if (value instanceof RowValues || Array.isArray(value)) {
      const values = value instanceof RowValues ? value.values : value;
      run.spend(run, values.length);
      for (const one of values) add(one);
    } else if (!isEmpty(value)) {
      const number = toNumber(value);
      result = none ? number : step(result, number);
      none = false;
    }
  };
  for (let index = 0; index < args.length; index++) add(argument(args, index, run));
  return result;
}

/** Half rounds up, as in XPath, on the decimal digits as they are written: 1.005 to two digits is 1.01. */
function round(value: number, digits: number): number {
  if (!Number.isFinite(value)) return value;
  const places = Number.isNaN(digits) ? 0 : Math.max(-15, Math.min(15, Math.trunc(digits)));
  if (places === 0) return Math.round(value);
  const [mantissa, exponent] = String(value).split("e");
  const scaled = Math.round(Number(`${mantissa}e${Number(exponent ?? 0) + places}`));
  const [whole, power] = String(scaled).split("e");
  return Number(`${whole}e${Number(power ?? 0) - places}`);
}

const ofOne = (compute: (value: number) => number): ExpressionFunction => ({
  least: 1,
  most: 1,
  compute: (args, run) => compute(toNumber(argument(args, 0, run))),
});

const ofMany = (step: (sum: number, one: number) => number): ExpressionFunction => ({
  least: 1,
  most: 50,
  compute: (args, run) => fold(args, run, Number.NaN, step),
});

export const numberFunctions: Record<string, ExpressionFunction> = {
  number: ofOne((value) => value),
  /** Cut off towards zero. */
  int: ofOne(Math.trunc),
  abs: ofOne(Math.abs),
  round: {
    least: 1,
    most: 2,
    compute: (args, run) => {
      const digits = args.length > 1 ? toNumber(argument(args, 1, run)) : 0;
      return round(toNumber(argument(args, 0, run)), digits);
    },
  },
  pow: {
    least: 2,
    most: 2,
    compute: (args, run) => toNumber(argument(args, 0, run)) ** toNumber(argument(args, 1, run)),
  },
  sum: {
    least: 1,
    most: 50,
    compute: (args, run) => withoutNoise(fold(args, run, 0, (total, one) => total + one)),
  },
  min: ofMany(Math.min),
  max: ofMany(Math.max),
};
