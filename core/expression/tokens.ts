// An expression text cut into tokens, each knowing where it stands.
import type { Problem } from "../problem.ts";
import { invalidAt } from "./faults.ts";

export type Token = {
  kind: "number" | "string" | "ref" | "name" | "symbol" | "end";
  /** What it says: a string without its quotes, a reference without `${}`. */
  text: string;
  at: number;
  end: number;
};

const SPACE = /[ \t\r\n\u00a0\u3000]/;
const NAME_START = /[A-Za-z_]/;
const NAME = /[A-Za-z0-9_.:-]/;
const DIGIT = /[0-9]/;
const LOOKALIKES: Record<string, string> = {
  "（": "(",
  "）": ")",
  "，": ",",
  "＞": ">",
  "＜": "<",
  "＝": "=",
  "＋": "+",
  "－": "-",
  "×": "*",
  "÷": "div",
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "＄": "$",
  "｛": "{",
  "｝": "}",
  "≥": ">=",
  "≤": "<=",
  "≠": "!=",
  "。": ".",
};

/** The tokens of an expression, the last one `end`; throws `expression-invalid`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (SPACE.test(text.charAt(at))) {
      at++;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: "end", text: "", at: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, at: number): Token {
  const char = text.charAt(at);
  const pair = text.slice(at, at + 2);
  if (char === "'" || char === '"') return quoted(text, at, char);
  if (pair === "${") return reference(text, at);
  if (DIGIT.test(char) || (char === "." && DIGIT.test(text.charAt(at + 1)))) return numeral(text, at);
  if (NAME_START.test(char)) {
    let end = at + 1;
    while (end < text.length && NAME.test(text.charAt(end))) end++;
    return { kind: "name", text: text.slice(at, end), at, end };
  }
  if (pair === "!=" || pair === "<=" || pair === ">=" || pair === "..") {
    return { kind: "symbol", text: pair, at, end: at + 2 };
  }
  if ("+-*=<>(),.".includes(char)) return { kind: "symbol", text: char, at, end: at + 1 };
  throw unexpected(char, at);
}

function unexpected(char: string, at: number): Problem {
  const ascii = LOOKALIKES[char];
  return ascii
    ? invalidAt(at, `“${char}”是中文标点，请改为英文的 ${ascii}`, `write ${ascii} instead of ${char}`)
    : invalidAt(at, `不认识的符号“${char}”`, `unexpected ${char}`);
}

function quoted(text: string, at: number, quote: string): Token {
  const close = text.indexOf(quote, at + 1);
  if (close < 0) throw invalidAt(at, "引号没有成对", "this quote is never closed");
  return { kind: "string", text: text.slice(at + 1, close), at, end: close + 1 };
}

function reference(text: string, at: number): Token {
  const close = text.indexOf("}", at);
  if (close < 0) throw invalidAt(at, "字段引用没有用 } 结束", "this reference is never closed");
  const name = text.slice(at + 2, close).trim();
  const steps = name.startsWith("@") ? [name.slice(1)] : (name.startsWith("/") ? name.slice(1) : name).split("/");
  if (steps.some((step) => step === "" || step === "." || step === ".." || /[\s{}$@'"]/.test(step))) {
    throw invalidAt(at, `字段名“${name}”不正确`, `"${name}" is not the name of a field`);
  }
  return { kind: "ref", text: name, at, end: close + 1 };
}

function numeral(text: string, at: number): Token {
  let end = at;
  while (DIGIT.test(text.charAt(end))) end++;
  if (text.charAt(end) === ".") {
    end++;
    while (DIGIT.test(text.charAt(end))) end++;
  }
  return { kind: "number", text: text.slice(at, end), at, end };
}
