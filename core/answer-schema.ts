// A form's schema made self-contained: what both engines compile, so that both see the same keywords at the same places.
import { pointerOf, segmentsOf } from "./pointer.ts";
import { type Problem, problem } from "./problem.ts";

export type SchemaNode = { [keyword: string]: unknown };
type Path = (string | number)[];

const DIALECT = "https://json-schema.org/draft/2020-12/schema";
const MOST_NODES = 20_000; // references within references can multiply
const DEEPEST = 60;

// Words for people and tools; they check nothing.
const annotations = new Set(
  "$schema $comment $defs definitions title description default examples deprecated readOnly writeOnly".split(" "),
);
const refused = new Set("$id $anchor $dynamicRef $dynamicAnchor $recursiveRef $recursiveAnchor $vocabulary".split(" "));
const holdsSchema = new Set(
  "items contains additionalProperties propertyNames not if then else unevaluatedProperties unevaluatedItems".split(
    " ",
  ),
);
const holdsList = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const holdsMap = new Set(["properties", "patternProperties", "dependentSchemas"]);

type Preparing = { root: SchemaNode; nodes: number };

function refuse(place: Path, zh: string, en: string): Problem {
  return problem("definition-invalid", {
    errors: [{ pointer: pointerOf(place), code: "schema", message: { zh, en } }],
  });
}

/**
 * The schema without annotations and with its own `$ref`s written out; `false` becomes `{ "not": {} }`.
 * Throws `definition-invalid` for another dialect, references outside or in circles, anchors, a field named `__proto__`, and what is
 * too large.
 */
export function prepareSchema(schema: object): SchemaNode {
  const root = schema as SchemaNode;
  if (root.$schema !== undefined && root.$schema !== DIALECT) {
    throw refuse(["$schema"], "只支持 JSON Schema 2020-12", "Only JSON Schema 2020-12 is supported");
  }
  const { $id: _, ...rest } = root; // a name for the whole does no harm
  return prepareNode(rest, [], [], { root, nodes: 0 }) as SchemaNode;
}

function prepareNode(node: unknown, place: Path, through: string[], state: Preparing): unknown {
  if (++state.nodes > MOST_NODES || place.length > DEEPEST * 2) {
    throw refuse([], "表单结构过大", "The schema is too large");
  }
  if (node === false) return { not: {} };
  if (typeof node !== "object" || node === null || Array.isArray(node)) return node;
  const result: SchemaNode = {};
  for (const [keyword, value] of Object.entries(node)) {
    if (refused.has(keyword)) throw refuse([...place, keyword], `不支持 ${keyword}`, `${keyword} is not supported`);
    if (annotations.has(keyword) || keyword.startsWith("x-") || keyword === "$ref") continue;
    result[keyword] = prepareKeyword(keyword, value, [...place, keyword], through, state);
  }
  return "$ref" in node ? withReference(result, node.$ref, [...place, "$ref"], through, state) : result;
}

function prepareKeyword(keyword: string, value: unknown, place: Path, through: string[], state: Preparing): unknown {
  if (holdsSchema.has(keyword)) return prepareNode(value, place, through, state);
  if (holdsList.has(keyword) && Array.isArray(value)) {
    return value.map((one, index) => prepareNode(one, [...place, index], through, state));
  }
  if (!holdsMap.has(keyword) || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const result: SchemaNode = {};
  for (const [name, one] of Object.entries(value)) {
    if (name === "__proto__") throw refuse([...place, name], "字段不能叫 __proto__", "No field can be named __proto__");
    result[name] = prepareNode(one, [...place, name], through, state);
  }
  return result;
}

function withReference(
  node: SchemaNode,
  reference: unknown,
  place: Path,
  through: string[],
  state: Preparing,
): unknown {
  if (typeof reference !== "string" || !/^#(\/|$)/.test(reference)) {
    throw refuse(place, "只能引用本表单内的定义", "Only definitions of the same schema can be referred to");
  }
  if (through.includes(reference)) throw refuse(place, "定义不能循环引用", "Definitions cannot refer in circles");
  const target = prepareNode(find(state.root, reference, place), place, [...through, reference], state);
  if (Object.keys(node).length === 0) return target;
  const all = Array.isArray(node.allOf) ? node.allOf : [];
  return { ...node, allOf: [...all, target] };
}

function find(root: SchemaNode, reference: string, place: Path): unknown {
  let at: unknown = root;
  for (const segment of segmentsOf(decode(reference.slice(1)))) {
    const inside = typeof at === "object" && at !== null && Object.hasOwn(at, segment);
    if (!inside) throw refuse(place, `没有定义 ${reference}`, `There is no definition ${reference}`);
    at = (at as SchemaNode)[segment];
  }
  return at;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment; // a lone percent sign stands for itself
  }
}
