// The one walk of a form's questions: pages in their order, fields on them, and fields inside groups and rows.
import type { Questions, Widget } from "../definition/definition.ts";
import type { SchemaNode } from "../fields/field-kind.ts";
import { holdsOf } from "../fields/holders.ts";

/** A question with all that the definition says of it. */
export type Asked = {
  /** `residents/name`. */
  path: string;
  name: string;
  /** Undefined where the definition forgot it; the checks before publishing tell. */
  widget: Widget | undefined;
  node: SchemaNode | undefined;
  /** Where its schema stands: `["properties", "residents", "items", "properties", "name"]`. */
  place: string[];
  requiredBySchema: boolean;
  /** Named by a page, not by a group or repeat. */
  isOnPage: boolean;
};

/** Questions as far as they are walked; without a schema where answers are only shown. */
export type Askable = Pick<Questions, "ui"> & { schema?: object };

/**
 * Visits every question once, however often pages and groups name it; a visit answers what it makes of one, and asks for what was made
 * of those inside. `again` is told what was named before: groups that name what they hold twice would else double with every level.
 */
export function walkQuestions<T>(
  { schema, ui }: Askable,
  visit: (asked: Asked, inside: () => T[]) => T[],
  again: (path: string) => void = () => {},
): T[] {
  const met = new Set<string>();
  const ask = (path: string, name: string, parent: SchemaNode | undefined, at: string[]): T[] => {
    if (met.has(path)) {
      again(path);
      return [];
    }
    met.add(path);
    const widget = own(ui.widgets, path);
    const node = own(parent?.properties, name);
    const place = [...at, "properties", name];
    const requiredBySchema = !!parent?.required?.includes(name);
    const asked = { path, name, widget, node, place, requiredBySchema, isOnPage: at.length === 0 };
    if (!widget?.fields) return visit(asked, () => []);
    const { fields } = widget;
    const rows = holdsOf(widget.type) === "rows";
    return visit(asked, () =>
      fields.flatMap((inner) =>
        ask(`${path}/${inner}`, inner, rows ? node?.items : node, rows ? [...place, "items"] : place),
      ),
    );
  };
  return ui.pages.flatMap((page) => page.fields.flatMap((name) => ask(name, name, schema as SchemaNode, [])));
}

/** Own properties alone: a field may be called `constructor`. */
const own = <T>(table: Record<string, T> | undefined, name: string): T | undefined =>
  table && Object.hasOwn(table, name) ? table[name] : undefined;
