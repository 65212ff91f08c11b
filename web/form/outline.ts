// The questions as a tree of fields, without their logic: what is enough to draw a form before the logic has come.
import type { LocalText } from "../../core/text.ts";
import type { Questions, Widget } from "../../forms/definition/definition.ts";

/** What forms/questions/compile.ts makes too, there with the expressions parsed. */
export type Field = {
  /** `residents/name`. */
  path: string;
  name: string;
  widget: Widget;
  /** Group and repeat: what is inside. */
  fields: Field[];
  requiredBySchema: boolean;
  items?: { id: string; title: LocalText }[];
};

type Node = { properties?: Record<string, Node>; required?: string[]; items?: Node };

/** The fields of a form in the order of its pages. */
export function outlineOf({ schema, ui }: Questions): Field[] {
  const field = (path: string, name: string, parent: Node): Field[] => {
    const widget = ui.widgets[path];
    if (!widget) return [];
    const node = parent.properties?.[name] ?? {};
    const inside = widget.type === "repeat" ? (node.items ?? {}) : node;
    return [
      {
        path,
        name,
        widget,
        fields: listOf(widget.fields ?? [], (inner) => field(`${path}/${inner}`, inner, inside)),
        requiredBySchema: (parent.required ?? []).includes(name),
        items: widget.items,
      },
    ];
  };
  return listOf(ui.pages, (page) => listOf(page.fields, (name) => field(name, name, schema as Node)));
}

/** flatMap, which came with Chrome 69. */
const listOf = <T, R>(from: readonly T[], make: (it: T) => R[]): R[] => ([] as R[]).concat(...from.map(make));

/** An emptied field is an unanswered one: as forms/answers/evaluate.ts has it, which comes with the logic. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
