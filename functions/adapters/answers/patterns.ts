// Patterns matched in time linear in the text: RE2, so that no pattern of an administrator can stop the server. They are ECMAScript's,
// as the phones have them: what both understand alike is written out for RE2, everything else has no place in a form.
import { type AST, RegExpParser, RegExpSyntaxError } from "@eslint-community/regexpp";
import { RE2JS } from "re2js";
import type { LocalText } from "../../../core/text.ts";

const MOST = 500;
const compiled = new Map<string, RE2JS>();

/** What is wrong with a pattern, at a place in its text counted in UTF-16 units from 0. */
export class PatternFault extends Error {
  readonly at: number;
  readonly told: LocalText;
  constructor(at: number, told: LocalText) {
    super(told.en ?? told.zh);
    this.at = at;
    this.told = told;
  }
}

/** The compiled pattern, remembered. Throws a PatternFault, and RE2's own error for what is too large for it. */
function patternOf(source: string): RE2JS {
  const known = compiled.get(source);
  if (known) return known;
  const pattern = RE2JS.compile(writtenOut(source));
  if (compiled.size >= MOST) compiled.clear();
  compiled.set(source, pattern);
  return pattern;
}

/** A pattern of a version that was published before both sides had to agree is matched as RE2 reads it. */
function publishedPattern(source: string): RE2JS {
  try {
    return patternOf(source);
  } catch (error) {
    if (!(error instanceof PatternFault)) throw error;
    const pattern = RE2JS.compile(RE2JS.translateRegExp(source));
    compiled.set(source, pattern);
    return pattern;
  }
}

/** Whether a pattern is found in a text, for `pattern` in schemas and `regex()` in expressions. */
export const linearMatches = (value: string, source: string): boolean => publishedPattern(source).matcher(value).find();

/** Why a pattern cannot stand in a form that is published; undefined: it can, and means the same on both sides. */
export function patternFault(source: string): PatternFault | undefined {
  try {
    patternOf(source);
    return undefined;
  } catch (error) {
    if (error instanceof PatternFault) return error;
    return new PatternFault(0, { zh: "该正则表达式过大", en: "This pattern is too large" });
  }
}

/** What Ajv compiles patterns with; `toString` tells its patterns apart. */
export const linearRegExp = Object.assign(
  (source: string) => {
    const pattern = publishedPattern(source);
    return { test: (value: string) => pattern.matcher(value).find(), toString: () => source };
  },
  { code: "linearRegExp" },
);

const parser = new RegExpParser({ ecmaVersion: 2024 });

/** ECMAScript's pattern (with `u`) in RE2's words, which mean the same. Throws a PatternFault. */
function writtenOut(source: string): string {
  // POSIX to many who write it, and to ECMAScript a bracket, a colon and letters.
  const posix = source.search(/\[:\^?[a-z]+:\]/);
  if (posix >= 0)
    throw refused({ start: posix }, "[:digit:] 这类写法（请用 \\d 等）", "[:digit:] and its kind (write \\d)");
  try {
    return alternativesOf(parser.parsePattern(source, 0, source.length, { unicode: true }));
  } catch (error) {
    if (!(error instanceof RegExpSyntaxError)) throw error;
    const reason = error.message.replace(/^.*: /s, "");
    throw new PatternFault(error.index, {
      zh: `手机不能识别这种写法（${reason}）`,
      en: `phones do not understand this (${reason})`,
    });
  }
}

const alternativesOf = ({ alternatives }: { alternatives: AST.Alternative[] }): string =>
  alternatives.map(({ elements }) => elements.map(elementOf).join("")).join("|");

function elementOf(element: AST.Element): string {
  switch (element.type) {
    case "Character":
      return characterOf(element.value);
    case "CharacterSet":
      return setOf(element);
    case "CharacterClass":
      return classOf(element);
    case "Group":
    case "CapturingGroup":
      if (element.type === "Group" && element.modifiers) throw refused(element, "(?i)", "(?i)");
      return `(?:${alternativesOf(element)})`;
    case "Quantifier":
      return quantified(element);
    case "Assertion":
      return assertionOf(element);
    case "Backreference":
      throw refused(element, "反向引用", "a reference back");
    default:
      throw refused(element, "这种写法", "this");
  }
}

function assertionOf(element: AST.Assertion): string {
  switch (element.kind) {
    case "start":
      return "\\A";
    case "end":
      return "\\z";
    case "word":
      return element.negate ? "\\B" : "\\b";
    default:
      throw refused(element, "前后查找（?=、?!、?<=、?<!）", "looking ahead or behind");
  }
}

function quantified({ element, min, max, greedy }: AST.Quantifier): string {
  const times = max === Number.POSITIVE_INFINITY ? `{${min},}` : `{${min},${max}}`;
  return `(?:${elementOf(element)})${times}${greedy ? "" : "?"}`;
}

const characterOf = (value: number): string => `\\x{${value.toString(16)}}`;
const rangeOf = ([from, to]: readonly [number, number]): string => `${characterOf(from)}-${characterOf(to)}`;

/** ECMAScript's white space and line ends (ECMA-262, 12.2 and 12.3), which RE2's `\s` does not have. */
const spaces: [number, number][] = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
const digits: [number, number][] = [[0x30, 0x39]];
const letters: [number, number][] = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
const lineEnds: [number, number][] = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];

/** Everything else, in the same order. */
function others(ranges: [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  let from = 0;
  for (const [first, last] of ranges) {
    if (first > from) result.push([from, first - 1]);
    from = last + 1;
  }
  return [...result, [from, 0x10ffff]];
}

const setOf = (set: AST.CharacterSet): string => `[${membersOf(set)}]`;

/** What a set stands for inside of brackets. */
function membersOf(set: AST.CharacterSet): string {
  if (set.kind === "property") return propertyOf(set);
  const ranges = { any: others(lineEnds), digit: digits, space: spaces, word: letters }[set.kind];
  const negate = set.kind !== "any" && set.negate;
  return (negate ? others(ranges) : ranges).map(rangeOf).join("");
}

const categories = /^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfos]?)$/;

/** A script by its name, or a general category by its short one. */
function propertyOf(set: AST.UnicodePropertyCharacterSet): string {
  const { key, value, negate } = set;
  const isScript = key === "Script" || key === "sc";
  const isCategory = (key === "General_Category" || key === "gc") && categories.test(value ?? "");
  if (!isScript && !isCategory) throw refused(set, set.raw, set.raw);
  return `\\${negate ? "P" : "p"}{${value}}`;
}

function classOf(element: AST.CharacterClass): string {
  const members = element.elements.map((it) => {
    if (it.type === "Character") return characterOf(it.value);
    if (it.type === "CharacterClassRange") return rangeOf([it.min.value, it.max.value]);
    if (it.type === "CharacterSet") return membersOf(it);
    throw refused(it, "这种写法", "this");
  });
  // Nothing, and everything.
  if (members.length === 0) return element.negate ? "[\\x{0}-\\x{10ffff}]" : "[^\\x{0}-\\x{10ffff}]";
  return `[${element.negate ? "^" : ""}${members.join("")}]`;
}

const refused = ({ start }: { start: number }, zh: string, en: string): PatternFault =>
  new PatternFault(start, { zh: `不支持${zh}`, en: `${en} is not supported` });
