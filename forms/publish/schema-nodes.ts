// Every schema within a schema, wherever one may stand; for schemas that passed the gate.
import type { SchemaNode } from "../fields/field-kind.ts";
import type { Path } from "./lint-options.ts";

const byName = ["properties", "$defs"];
const listed = ["allOf", "anyOf", "oneOf"];
const single = ["items", "not", "if", "then", "else"];

/** `keyword`: the one that holds the schema; empty for the whole. */
type Visit = (node: SchemaNode, place: Path, keyword: string) => unknown;

/** Visits the schema and those in it. A visit that answers `false` is not asked of what is inside. */
export function visitNodes(node: SchemaNode, place: Path, visit: Visit, keyword = ""): void {
  if (visit(node, place, keyword) === false) return;
  for (const word of byName)
    for (const [name, inner] of Object.entries((node[word] ?? {}) as Record<string, SchemaNode>))
      visitNodes(inner, [...place, word, name], visit, word);
  for (const word of listed)
    for (const [at, inner] of ((node[word] ?? []) as SchemaNode[]).entries())
      visitNodes(inner, [...place, word, at], visit, word);
  for (const word of single)
    if (node[word] !== undefined) visitNodes(node[word] as SchemaNode, [...place, word], visit, word);
}
