// What is wrong with an expression: it does not parse, or names what is not asked.
import { parseExpression } from "../../core/expression/parse.ts";
import { callsOf, referencesOf } from "../../core/expression/references.ts";
import type { Expression } from "../../core/expression/types.ts";
import { Problem } from "../../core/problem.ts";
import type { LintOptions, Path, Tell } from "./lint-options.ts";
import { tellPattern } from "./lint-pattern.ts";

/**
 * Without `fields`, what an expression names is not looked at: it may be of another form. Without `options` it is one of those that run
 * where no pattern can be matched.
 */
export function lintExpression(
  text: string | undefined,
  place: Path,
  fields: Set<string> | undefined,
  tell: Tell,
  options?: LintOptions,
): void {
  if (text === undefined) return;
  try {
    const expression = parseExpression(text);
    lintPatterns(expression, text, place, tell, options);
    for (const reference of referencesOf(expression)) {
      const name = reference.replace(/^\//, "");
      if (fields && !name.startsWith("@") && !knows(fields, name))
        tell(
          place,
          "unknown-field",
          `表达式引用了不存在的字段 ${name}`,
          `The expression names an unknown field ${name}`,
        );
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const message = error.details.errors?.[0]?.message ?? { zh: "表达式有误", en: "The expression has errors" };
    tell(place, "expression", message.zh, message.en ?? message.zh);
  }
}

/** The patterns of `regex()`: written out, so that they can be looked at, and as good as those of schemas. */
function lintPatterns(expression: Expression, text: string, place: Path, tell: Tell, options?: LintOptions): void {
  for (const { args } of callsOf(expression, "regex")) {
    const [, pattern] = args;
    if (!options) {
      tell(place, "regex-here", "此处不能使用 regex()", "regex() cannot be used here");
    } else if (pattern?.kind !== "literal" || typeof pattern.value !== "string") {
      tell(place, "pattern", "regex() 的第二个参数应直接写出", "The second argument of regex() is to be written out");
    } else {
      const fault = options.patternFault?.(pattern.value);
      if (fault) tellPattern(fault, place, tell, Math.max(0, text.indexOf(pattern.value)));
    }
  }
}

/** A reference may be the whole path or its end: `name` inside a row is `residents/name`. Lines of checks are not declared as fields. */
const knows = (fields: Set<string>, name: string): boolean =>
  fields.has(name) || [...fields].some((path) => path.endsWith(`/${name}`) || name.startsWith(`${path}/`));

/** A field that is named but not asked. */
export function tellUnknown(path: string | undefined, place: Path, fields: Set<string>, tell: Tell): void {
  if (path && !fields.has(path)) tell(place, "unknown-field", `没有字段 ${path}`, `There is no field ${path}`);
}
