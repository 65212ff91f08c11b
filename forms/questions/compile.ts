// Questions made ready to be asked many times: every expression parsed once, every field at its path.
import { parseExpression } from "../../core/expression/parse.ts";
import type { Expression } from "../../core/expression/types.ts";
import type { LocalText } from "../../core/text.ts";
import type { Questions } from "../definition/definition.ts";
import { allOf, type Field, fieldOf } from "./fields.ts";
import { type Asked, walkQuestions } from "./walk.ts";

export type CompiledField = Omit<Field, "fields" | "items"> & {
  fields: CompiledField[];
  visible?: Expression;
  required?: Expression;
  calculated?: Expression;
  constraints: { test: Expression; message: LocalText }[];
  /** checks: when a line is asked. */
  items?: { id: string; title: LocalText; when?: Expression }[];
};

export type CompiledQuestions = {
  questions: Questions;
  fields: CompiledField[];
  hasLogic: boolean;
  /** Whether a container (`""` the root) has a field of that name: an unanswered one stays empty and is not looked for further out. */
  declares(container: string, name: string): boolean;
};

const compiled = new WeakMap<Questions, CompiledQuestions>();

/** Parses the expressions of a form's or transition's questions; remembered for the same object. Throws `expression-invalid`. */
export function compileQuestions(questions: Questions): CompiledQuestions {
  const before = compiled.get(questions);
  if (before) return before;
  const { widgets } = questions.ui;
  const fields = walkQuestions<CompiledField>(questions, (asked, inside) => compileField(questions, asked, inside));
  const result = {
    questions,
    fields,
    hasLogic: allOf(fields).some((it) => it.visible || it.calculated || it.items?.some((item) => item.when)),
    declares: (container: string, name: string) => Object.hasOwn(widgets, container ? `${container}/${name}` : name),
  };
  compiled.set(questions, result);
  return result;
}

function compileField({ logic }: Questions, asked: Asked, inside: () => CompiledField[]): CompiledField[] {
  const { path } = asked;
  // Own properties alone: a field may be called `constructor`.
  const parsed = (texts: Record<string, string>) =>
    Object.hasOwn(texts, path) ? parseExpression(texts[path] as string) : undefined;
  return fieldOf(asked, inside).map((field) => ({
    ...field,
    visible: parsed(logic.visible),
    required: parsed(logic.required),
    calculated: parsed(logic.calculated),
    constraints: logic.constraints
      .filter((it) => it.field === path)
      .map((it) => ({ test: parseExpression(it.test), message: it.message })),
    items: field.widget.items?.map(({ id, title, when }) => ({
      id,
      title,
      when: when === undefined ? undefined : parseExpression(when),
    })),
  }));
}
