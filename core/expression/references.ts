// What an expression refers to and calls, and the same text with other names.
import { tokensOf } from "./tokens.ts";
import type { Expression } from "./types.ts";

/** The references of an expression, each once, as written inside `${}`: `age`, `residents/age`, `@subject.gasHoseType`. */
export function referencesOf(expression: Expression): string[] {
  const found = new Set<string>();
  visit(expression, (it) => {
    if (it.kind === "ref") found.add((it.absolute ? "/" : "") + it.path.join("/"));
    if (it.kind === "extra") found.add(`@${it.name}`);
  });
  return [...found];
}

/** The calls of a function. */
export function callsOf(expression: Expression, name: string): (Expression & { kind: "call" })[] {
  const found: (Expression & { kind: "call" })[] = [];
  visit(expression, (it) => {
    if (it.kind === "call" && it.name === name) found.push(it);
  });
  return found;
}

/** Every node of the tree, from the root. */
function visit(expression: Expression, each: (node: Expression) => void): void {
  each(expression);
  for (const inner of insideOf(expression)) visit(inner, each);
}

function insideOf(expression: Expression): Expression[] {
  switch (expression.kind) {
    case "or":
    case "and":
      return expression.of;
    case "compare":
      return [expression.left, expression.right];
    case "arithmetic":
      return [expression.first, ...expression.rest.map((it) => it.value)];
    case "negate":
      return [expression.of];
    case "call":
      return argumentsOf(expression.name, expression.args);
    default:
      return [];
  }
}

/** The arguments of a call; the field of `indexed-repeat(${age}, ${residents}, 2)` is `residents/age`. */
function argumentsOf(name: string, args: Expression[]): Expression[] {
  const [field, repeat, ...rest] = args;
  if (name !== "indexed-repeat" || field?.kind !== "ref" || repeat?.kind !== "ref") return args;
  const within = repeat.path.every((step, index) => field.path[index] === step);
  return [within ? field : { ...repeat, path: [...repeat.path, ...field.path] }, repeat, ...rest];
}

/**
 * The text with each reference renamed: how an import turns the flat `${age}` of XLSForm into `${residents/age}`.
 * `rename` gets and returns what stands inside `${}`. Throws `expression-invalid`.
 */
export function renameReferences(text: string, rename: (reference: string) => string): string {
  let renamed = "";
  let from = 0;
  for (const token of tokensOf(text)) {
    if (token.kind !== "ref") continue;
    renamed += `${text.slice(from, token.at)}\${${rename(token.text)}}`;
    from = token.end;
  }
  return renamed + text.slice(from);
}
