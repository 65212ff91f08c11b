// An expression text made a tree, by recursive descent over the precedence of XPath 1.0.
import { invalidAt, tooMuch } from "./faults.ts";
import { functions } from "./functions.ts";
import { type Token, tokensOf } from "./tokens.ts";
import type { ArithmeticOperator, CompareOperator, Expression } from "./types.ts";

const MAX_LENGTH = 10_000;
const MAX_DEPTH = 64;

type Reader = { tokens: Token[]; next: number; depth: number };

/**
 * The tree of an XLSForm expression such as `${age} >= 60 and selected(${risks}, 'gas')`.
 * Throws `expression-invalid` (`at` is the offset, in UTF-16 units) and `expression-limit` (too long, or nested over 64).
 */
export function parseExpression(text: string): Expression {
  if (text.length > MAX_LENGTH) throw tooMuch("length", MAX_LENGTH);
  const reader: Reader = { tokens: tokensOf(text), next: 0, depth: 0 };
  const expression = parseOr(reader);
  const left = peek(reader);
  if (left.kind !== "end") throw invalidAt(left.at, `多余的“${left.text}”`, `unexpected "${left.text}"`);
  return expression;
}

const peek = (reader: Reader): Token => reader.tokens[reader.next] as Token; // the end token is never passed

function take(reader: Reader): Token {
  const token = peek(reader);
  if (token.kind !== "end") reader.next++;
  return token;
}

/** Takes the next token when it is this symbol or operator name. */
function accept(reader: Reader, ...texts: string[]): string | undefined {
  const token = peek(reader);
  if ((token.kind !== "symbol" && token.kind !== "name") || !texts.includes(token.text)) return undefined;
  reader.next++;
  return token.text;
}

function parseOr(reader: Reader): Expression {
  if (++reader.depth > MAX_DEPTH) throw tooMuch("depth", MAX_DEPTH);
  const of = [parseAnd(reader)];
  while (accept(reader, "or")) of.push(parseAnd(reader));
  reader.depth--;
  return of.length === 1 ? (of[0] as Expression) : { kind: "or", of };
}

function parseAnd(reader: Reader): Expression {
  const of = [parseEquality(reader)];
  while (accept(reader, "and")) of.push(parseEquality(reader));
  return of.length === 1 ? (of[0] as Expression) : { kind: "and", of };
}

function parseEquality(reader: Reader): Expression {
  return parseCompare(reader, ["=", "!="], (inner) =>
    parseCompare(inner, ["<", "<=", ">", ">="], (side) => parseSum(side)),
  );
}

function parseCompare(reader: Reader, operators: CompareOperator[], side: (reader: Reader) => Expression): Expression {
  let left = side(reader);
  for (let count = 1; ; count++) {
    const operator = accept(reader, ...operators) as CompareOperator | undefined;
    if (!operator) return left;
    if (reader.depth + count > MAX_DEPTH) throw tooMuch("depth", MAX_DEPTH);
    left = { kind: "compare", operator, left, right: side(reader) };
  }
}

const parseSum = (reader: Reader): Expression => parseArithmetic(reader, ["+", "-"], parseProduct);
const parseProduct = (reader: Reader): Expression => parseArithmetic(reader, ["*", "div", "mod"], parseUnary);

function parseArithmetic(
  reader: Reader,
  operators: ArithmeticOperator[],
  side: (reader: Reader) => Expression,
): Expression {
  const first = side(reader);
  const rest: { operator: ArithmeticOperator; value: Expression }[] = [];
  for (;;) {
    const operator = accept(reader, ...operators) as ArithmeticOperator | undefined;
    if (!operator) return rest.length === 0 ? first : { kind: "arithmetic", first, rest };
    rest.push({ operator, value: side(reader) });
  }
}

function parseUnary(reader: Reader): Expression {
  let minus = false;
  while (accept(reader, "-")) minus = !minus;
  const of = parsePrimary(reader);
  return minus ? { kind: "negate", of } : of;
}

function parsePrimary(reader: Reader): Expression {
  const token = take(reader);
  switch (token.kind) {
    case "number":
      return { kind: "literal", value: Number(token.text) };
    case "string":
      return { kind: "literal", value: token.text };
    case "ref":
      return referenceOf(token.text);
    case "name":
      return parseCall(reader, token);
    case "symbol":
      if (token.text === ".") return { kind: "current" };
      if (token.text === "(") return parseParenthesis(reader, token);
      throw invalidAt(token.at, `此处不应是“${token.text}”`, `a value is missing before "${token.text}"`);
    case "end":
      throw invalidAt(token.at, "表达式不完整", "the expression ends too early");
  }
}

function parseParenthesis(reader: Reader, open: Token): Expression {
  const inner = parseOr(reader);
  if (!accept(reader, ")")) throw invalidAt(open.at, "括号没有成对", "this parenthesis is never closed");
  return inner;
}

/** The node of what stands inside `${}`. */
function referenceOf(name: string): Expression {
  if (name.startsWith("@")) return { kind: "extra", name: name.slice(1) };
  if (name.startsWith("/")) return { kind: "ref", path: name.slice(1).split("/"), absolute: true };
  return { kind: "ref", path: name.split("/") };
}

function parseCall(reader: Reader, name: Token): Expression {
  const known = functions.get(name.text);
  if (!accept(reader, "(")) throw bareName(name);
  if (!known) throw invalidAt(name.at, `没有“${name.text}”这个函数`, `there is no function "${name.text}"`, "function");
  const args = parseArguments(reader, name);
  if (args.length < known.least || args.length > known.most) {
    const wanted = known.least === known.most ? `${known.least}` : `${known.least}–${known.most}`;
    throw invalidAt(
      name.at,
      `函数 ${name.text} 需要 ${wanted} 个参数`,
      `${name.text} takes ${wanted} arguments, not ${args.length}`,
      "arguments",
    );
  }
  return { kind: "call", name: name.text, args };
}

function bareName(name: Token) {
  const lower = name.text.toLowerCase();
  if (["and", "or", "div", "mod"].includes(lower)) {
    return invalidAt(
      name.at,
      `“${name.text}”前缺少内容，或应写成 ${lower}`,
      `a value is missing before "${name.text}"`,
    );
  }
  const proposal = functions.has(name.text) ? `${name.text}(…)` : `\${${name.text}}`;
  return invalidAt(name.at, `“${name.text}”应写成 ${proposal}`, `write ${proposal}, or quote it`);
}

function parseArguments(reader: Reader, name: Token): Expression[] {
  const args: Expression[] = [];
  if (accept(reader, ")")) return args;
  do {
    args.push(name.text === "position" && accept(reader, "..") ? { kind: "parent" } : parseOr(reader));
  } while (accept(reader, ","));
  if (!accept(reader, ")")) {
    const found = peek(reader);
    throw invalidAt(found.at, `函数 ${name.text} 缺少右括号或逗号`, `${name.text} lacks a comma or a parenthesis here`);
  }
  return args;
}
