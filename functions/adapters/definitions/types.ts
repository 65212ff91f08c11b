// TypeScript types of a form's answers, from what of its schema types can say; everything else is left behind.
import { compile } from "json-schema-to-typescript";
import type { FormDefinition } from "../../../forms/definition/definition.ts";

export type Typed = Pick<FormDefinition, "id" | "schema" | "ui">;
type Widgets = Typed["ui"]["widgets"];
type Node = { [keyword: string]: unknown };

/** `household-visit` becomes `HouseholdVisitAnswers`. */
export const typeName = (form: string, what = "Answers"): string =>
  form
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("") + what;

/** Kept as they are. */
const plain = ["type", "required", "additionalProperties", "minItems", "maxItems"];
const lists = ["allOf", "anyOf", "oneOf"];

/**
 * The schema that the generator sees: made of listed words alone, whatever stood in a version that was published before the gate
 * was there. A reference is one to `$defs`, a listed value no object: nothing in it can name a file or an address.
 */
function typed(node: Node, widgets: Widgets, path = ""): Node {
  const { $ref } = node;
  if (typeof $ref === "string") return /^#\/\$defs\/[\w-]+$/.test($ref) ? { $ref } : {};
  const result: Node = {};
  for (const word of plain) if (word in node) result[word] = node[word];
  const asked = widgets[path]?.title;
  const title = asked ? [asked.zh, asked.en].filter(Boolean).join(" · ") : node.title;
  // A title is no type's name, which the generator would make of it, and ends no comment.
  if (typeof title === "string") result.description = title.replaceAll("*/", "*∕");
  if (Array.isArray(node.enum)) result.enum = node.enum.filter((it) => typeof it !== "object" || it === null);
  if ("const" in node && typeof node.const !== "object") result.const = node.const;
  const prefix = path === "" ? "" : `${path}/`;
  if (isNode(node.properties)) result.properties = inside(node.properties, widgets, prefix);
  if (isNode(node.$defs)) result.$defs = inside(node.$defs, widgets, "$defs/");
  if (isNode(node.items)) result.items = { ...typed(node.items, widgets, path), description: undefined };
  for (const word of lists) {
    const of = node[word];
    if (Array.isArray(of)) result[word] = of.filter(isNode).map((it) => typed(it, widgets, path));
  }
  return result;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

const inside = (nodes: Node, widgets: Widgets, prefix: string): Node =>
  Object.fromEntries(
    Object.entries(nodes).map(([name, node]) => [name, isNode(node) ? typed(node, widgets, prefix + name) : {}]),
  );

/** The declarations of a form's answers below a first line; `format`: laid out as Prettier does it, which the bundles leave out. */
export function answerTypes({ id, schema, ui }: Typed, banner: string, format = false): Promise<string> {
  return compile(typed(schema, ui.widgets) as Parameters<typeof compile>[0], typeName(id), {
    bannerComment: banner,
    format,
    // Tuples of up to twenty members say less than an array.
    ignoreMinAndMaxItems: true,
    $refOptions: { resolve: { external: false, file: false, http: false } },
  });
}
