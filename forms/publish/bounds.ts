// Every text and list of a form has an end: where its author set none, publishing sets one.
import type { FormDefinition, Questions } from "../definition/definition.ts";
import type { SchemaNode } from "../fields/field-kind.ts";
import { kindOf } from "../fields/table.ts";
import { walkQuestions } from "../questions/walk.ts";
import { visitNodes } from "./schema-nodes.ts";

/** A question whose answer got a bound. */
export type Bound = { field: string; title: FormDefinition["title"]; keyword: "maxLength" | "maxItems"; limit: number };

/** What questions get that say nothing themselves. */
const usual = { maxLength: 500, maxItems: 200 };

/** A definition in which every text and list has an end, and the questions that had none. */
export type Bounded = { definition: FormDefinition; bounds: Bound[] };

/** The schemas must have passed the gate. */
export function boundDefinition(definition: FormDefinition): Bounded {
  const bounded = structuredClone(definition);
  const bounds = boundQuestions(bounded);
  for (const step of Object.values(bounded.workflow?.steps ?? {}))
    for (const { questions } of step.transitions) if (questions) bounds.push(...boundQuestions(questions));
  return { definition: bounded, bounds };
}

function boundQuestions(questions: Questions): Bound[] {
  const bounds: Bound[] = [];
  walkQuestions<never>(questions, ({ path, node, widget }, inside) => {
    const own = { ...usual, ...(widget && kindOf(widget.type).bounds) };
    const keyword = node && bound(node, own);
    if (keyword && widget) bounds.push({ field: path, title: widget.title, keyword, limit: Number(node[keyword]) });
    return inside();
  });
  visitNodes(questions.schema as SchemaNode, [], (node, _place, keyword) => {
    // What must not be, or decides, is not an answer's bound.
    if (keyword === "not" || keyword === "if") return false;
    bound(node, usual);
    return true;
  });
  return bounds;
}

/** Sets the bound that a schema lacks; answers which. */
function bound(node: SchemaNode, to: typeof usual): Bound["keyword"] | undefined {
  const types = Array.isArray(node.type) ? node.type : [node.type];
  const keyword = types.includes("array") ? "maxItems" : types.includes("string") ? "maxLength" : undefined;
  const isListed = node.enum !== undefined || node.const !== undefined;
  if (!keyword || isListed || node[keyword] !== undefined) return undefined;
  // Never below what the form asks for at least, nor below all that can be chosen.
  const least = Number(node[keyword === "maxItems" ? "minItems" : "minLength"] ?? 0);
  node[keyword] = Math.max(to[keyword], least, node.items?.enum?.length ?? 0);
  return keyword;
}
