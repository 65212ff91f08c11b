// Functions on choices: an array of codes as the client sends it, or codes in one text with blanks as XForms writes it.
import { argument, type ExpressionFunction } from "./run.ts";
import { isEmpty, RowValues, toNumber, toText, type Value } from "./values.ts";

function codesOf(value: Value): string[] {
  if (value instanceof RowValues) {
    const codes: string[] = [];
    for (const one of value.values) for (const code of codesOf(one)) codes.push(code);
    return codes;
  }
  if (Array.isArray(value)) return value.map(toText);
  return toText(value)
    .split(/\s+/)
    .filter((code) => code !== "");
}

function has(value: Value, code: string): boolean {
  if (code === "") return false;
  if (typeof value === "string") return value === code || (value.includes(" ") && codesOf(value).includes(code));
  if (value instanceof RowValues) return value.values.some((one) => has(one, code));
  if (Array.isArray(value)) return value.some((one) => toText(one) === code);
  return toText(value) === code;
}

export const choiceFunctions: Record<string, ExpressionFunction> = {
  /** Whether a choice is among those made: `selected(${risks}, 'gas')`. */
  selected: {
    least: 2,
    most: 2,
    compute: (args, run) => has(argument(args, 0, run), toText(argument(args, 1, run))),
  },
  /** The choice at a place, counted from 0. */
  "selected-at": {
    least: 2,
    most: 2,
    compute: (args, run) => codesOf(argument(args, 0, run))[toNumber(argument(args, 1, run))] ?? "",
  },
  "count-selected": {
    least: 1,
    most: 1,
    compute: (args, run) => {
      const value = argument(args, 0, run);
      return isEmpty(value) ? 0 : codesOf(value).length;
    },
  },
};
