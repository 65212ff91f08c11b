// Questions made ready to be asked many times: every expression parsed once, every field at its path.
import { parseExpression } from "../../core/expression/parse.ts";
import type { Expression } from "../../core/expression/types.ts";
import type { LocalText } from "../../core/text.ts";
import type { Questions, Widget } from "../definition/definition.ts";

export type CompiledField = {
  /** `residents/name`. */
  path: string;
  name: string;
  widget: Widget;
  /** Group and repeat: what is inside. */
  fields: CompiledField[];
  requiredBySchema: boolean;
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

type SchemaNode = { properties?: Record<string, SchemaNode>; required?: string[]; items?: SchemaNode };

const compiled = new WeakMap<Questions, CompiledQuestions>();

/** Parses the expressions of a form's or transition's questions; remembered for the same object. Throws `expression-invalid`. */
export function compileQuestions(questions: Questions): CompiledQuestions {
  const known = compiled.get(questions);
  if (known) return known;
  const { logic, ui } = questions;
  // Own properties alone: a field may be called `constructor`.
  const parsed = (texts: Record<string, string>, path: string) =>
    Object.hasOwn(texts, path) ? parseExpression(texts[path] as string) : undefined;
  const constraintsOf = (path: string) =>
    logic.constraints
      .filter((it) => it.field === path)
      .map((it) => ({ test: parseExpression(it.test), message: it.message }));

  const field = (path: string, name: string, parent: SchemaNode): CompiledField[] => {
    const widget = Object.hasOwn(ui.widgets, path) ? ui.widgets[path] : undefined;
    if (!widget) return [];
    const properties = parent.properties ?? {};
    const node = (Object.hasOwn(properties, name) ? properties[name] : undefined) ?? {};
    const inside = widget.type === "repeat" ? (node.items ?? {}) : node;
    return [
      {
        path,
        name,
        widget,
        fields: (widget.fields ?? []).flatMap((inner) => field(`${path}/${inner}`, inner, inside)),
        requiredBySchema: parent.required?.includes(name) ?? false,
        visible: parsed(logic.visible, path),
        required: parsed(logic.required, path),
        calculated: parsed(logic.calculated, path),
        constraints: constraintsOf(path),
        items: widget.items?.map((item) => ({
          id: item.id,
          title: item.title,
          when: item.when === undefined ? undefined : parseExpression(item.when),
        })),
      },
    ];
  };
  const root = questions.schema as SchemaNode;
  const fields = ui.pages.flatMap((page) => page.fields).flatMap((name) => field(name, name, root));
  const some = (list: CompiledField[]): boolean =>
    list.some((it) => it.visible || it.calculated || it.items?.some((item) => item.when) || some(it.fields));
  const result = {
    questions,
    fields,
    hasLogic: some(fields),
    declares: (container: string, name: string) => Object.hasOwn(ui.widgets, container ? `${container}/${name}` : name),
  };
  compiled.set(questions, result);
  return result;
}
