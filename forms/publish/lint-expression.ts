// What is wrong with an expression: it does not parse, or names what is not asked.
import { parseExpression } from "../../core/expression/parse.ts";
import { referencesOf } from "../../core/expression/references.ts";
import { Problem } from "../../core/problem.ts";

export type Path = (string | number)[];
/** Notes a finding. */
export type Tell = (place: Path, code: string, zh: string, en: string) => void;

/** Without `fields`, what an expression names is not looked at: it may be of another form. */
export function lintExpression(
  text: string | undefined,
  place: Path,
  fields: Set<string> | undefined,
  tell: Tell,
): void {
  if (text === undefined) return;
  try {
    for (const reference of referencesOf(parseExpression(text))) {
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

/** A reference may be the whole path or its end: `name` inside a row is `residents/name`. Lines of checks are not declared as fields. */
const knows = (fields: Set<string>, name: string): boolean =>
  fields.has(name) || [...fields].some((path) => path.endsWith(`/${name}`) || name.startsWith(`${path}/`));

/** A field that is named but not asked. */
export function tellUnknown(path: string | undefined, place: Path, fields: Set<string>, tell: Tell): void {
  if (path && !fields.has(path)) tell(place, "unknown-field", `没有字段 ${path}`, `There is no field ${path}`);
}
