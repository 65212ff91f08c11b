// Functions on texts; lengths and places count characters (code points), so that 𠮷 is one.
import { invalid, tooMuch } from "./faults.ts";
import { argument, type ExpressionFunction, longestText, type Run } from "./run.ts";
import type { Expression } from "./types.ts";
import { RowValues, toNumber, toText, type Value } from "./values.ts";

const SURROGATE = /[\ud800-\udfff]/;

/** One text behind another. Throws `expression-limit`. */
function grown(text: string, more: string): string {
  if (text.length + more.length > longestText) throw tooMuch("size", longestText);
  return text + more;
}

const textAt = (args: Expression[], index: number, run: Run): string => toText(argument(args, index, run));

/** How many characters a text has. */
export function lengthOf(text: string): number {
  if (!SURROGATE.test(text)) return text.length;
  let length = 0;
  for (const _ of text) length++;
  return length;
}

function slice(text: string, from: number, to: number | undefined): string {
  return SURROGATE.test(text) ? Array.from(text).slice(from, to).join("") : text.slice(from, to);
}

function pieces(value: Value): Value[] {
  if (value instanceof RowValues) return value.values;
  return Array.isArray(value) ? value : [value];
}

const test = (holds: (text: string, part: string) => boolean): ExpressionFunction => ({
  least: 2,
  most: 2,
  compute: (args, run) => holds(textAt(args, 0, run), textAt(args, 1, run)),
});

export const textFunctions: Record<string, ExpressionFunction> = {
  string: { least: 1, most: 1, compute: (args, run) => textAt(args, 0, run) },
  "string-length": { least: 1, most: 1, compute: (args, run) => lengthOf(textAt(args, 0, run)) },
  contains: test((text, part) => text.includes(part)),
  "starts-with": test((text, part) => text.startsWith(part)),
  "ends-with": test((text, part) => text.endsWith(part)),
  concat: {
    least: 1,
    most: 50,
    compute: (args, run) => {
      let text = "";
      for (let index = 0; index < args.length; index++) {
        for (const piece of pieces(argument(args, index, run))) text = grown(text, toText(piece));
      }
      return text;
    },
  },
  /** `join('、', ${residents/name})`: the answered ones with the first argument between them. */
  join: {
    least: 2,
    most: 50,
    compute: (args, run) => {
      const words: string[] = [];
      for (let index = 1; index < args.length; index++) {
        for (const piece of pieces(argument(args, index, run))) words.push(toText(piece));
      }
      const between = textAt(args, 0, run);
      return words
        .filter((word) => word !== "")
        .reduce((text, word, at) => grown(text, at === 0 ? word : between + word), "");
    },
  },
  /** From a place (counted from 0, from the end when negative) up to but without another. */
  substr: {
    least: 2,
    most: 3,
    compute: (args, run) => {
      const from = toNumber(argument(args, 1, run));
      const to = args.length > 2 ? toNumber(argument(args, 2, run)) : undefined;
      return Number.isNaN(from) || Number.isNaN(to ?? 0) ? "" : slice(textAt(args, 0, run), from, to);
    },
  },
  /** Whether the whole text fits a pattern, as in ODK. An empty text is asked too. */
  regex: {
    least: 2,
    most: 2,
    compute: (args, run) => {
      const { matches } = run.scope;
      if (!matches) throw invalid("regex", "此处不能使用 regex()", "regex() cannot be used here: there is no matcher");
      const text = textAt(args, 0, run);
      const pattern = textAt(args, 1, run);
      try {
        return matches(text, `^(?:${pattern})$`);
      } catch {
        throw invalid("regex", `正则表达式“${pattern}”有误`, `The pattern "${pattern}" is not one that can be matched`);
      }
    },
  },
};
