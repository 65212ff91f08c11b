// What an expression refers to, and the same text with other names.
import { tokensOf } from "./tokens.ts";
import type { Expression } from "./types.ts";

/** The references of an expression, each once, as written inside `${}`: `age`, `residents/age`, `@subject.gasHoseType`. */
export function referencesOf(expression: Expression): string[] {
  const found = new Set<string>();
  collect(expression, found);
  return [...found];
}

function collect(expression: Expression, found: Set<string>): void {
  switch (expression.kind) {
    case "ref":
      found.add((expression.absolute ? "/" : "") + expression.path.join("/"));
      return;
    case "extra":
      found.add(`@${expression.name}`);
      return;
    case "or":
    case "and":
      for (const one of expression.of) collect(one, found);
      return;
    case "compare":
      collect(expression.left, found);
      collect(expression.right, found);
      return;
    case "arithmetic":
      collect(expression.first, found);
      for (const { value } of expression.rest) collect(value, found);
      return;
    case "negate":
      collect(expression.of, found);
      return;
    case "call":
      for (const one of argumentsOf(expression.name, expression.args)) collect(one, found);
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
