// The gate for schemas: nothing is published that a tool could be led astray by, or kept busy with.

import { fieldErrors, type Issue } from "../../core/field-errors.ts";
import { segmentsOf } from "../../core/pointer.ts";
import { AnswerSchema } from "../definition/answer-schema.ts";
import type { SchemaNode } from "../fields/field-kind.ts";
import type { LintOptions, Path, Tell } from "./lint-options.ts";
import { tellPattern } from "./lint-pattern.ts";
import { visitNodes } from "./schema-nodes.ts";

/** Objects, lists and values that a schema consists of, examples included; 500 questions have some 6,000. */
const mostParts = 20_000;
/** A group in a repeat in a repeat stands 12 deep. */
const deepest = 30;

/** Whether a schema may be proved: it is small enough, says nothing but what checks answers, and is no more work than it may be. */
export function lintSchema(schema: SchemaNode, at: Path, tell: Tell, options: LintOptions): boolean {
  if (!isSmall(schema)) {
    tell(
      at,
      "schema-too-large",
      `表单结构过大（至多 ${mostParts} 项、${deepest} 层）`,
      `The schema is too large (at most ${mostParts} parts, ${deepest} deep)`,
    );
    return false;
  }
  const parsed = AnswerSchema.safeParse(schema);
  if (parsed.success) {
    let isQuick = true;
    const found: Tell = (...of) => {
      isQuick = false;
      tell(...of);
    };
    visitNodes(schema, at, (node, place) => lintWork(node, place, found, options));
    return isQuick;
  }
  for (const { pointer, code, message } of fieldErrors(parsed.error.issues as Issue[])) {
    const place = segmentsOf(pointer);
    const keyword = place.at(-1);
    if (code === "unrecognized_keys")
      tell([...at, ...place], "keyword-refused", `不支持 ${keyword}`, `${keyword} is not supported`);
    else if (keyword === "$ref")
      tell(
        [...at, ...place],
        "reference-refused",
        "只能引用本表单 $defs 中的定义",
        "Only what stands in $defs can be referred to",
      );
    else tell([...at, ...place], "keyword-value", message.zh, message.en ?? message.zh);
  }
  return false;
}

/** What would be much work to check: slow patterns, and everything compared with everything. */
function lintWork(node: SchemaNode, place: Path, tell: Tell, { patternFault }: LintOptions): void {
  const fault = node.pattern === undefined ? undefined : patternFault?.(node.pattern);
  if (fault) tellPattern(fault, [...place, "pattern"], tell);
  if (node.uniqueItems && !isListOfValues(node))
    tell(
      [...place, "uniqueItems"],
      "unique-unbounded",
      "uniqueItems 只能用于有 maxItems（至多 1000）的单值列表",
      "uniqueItems is for lists of texts or numbers under a maxItems of at most 1000",
    );
}

/** Patterns within the alternatives of one place: each of them is matched with the same answers. */
const mostAlternatives = 20;

/** Asked of the schema with its references written out: as a check meets it. */
export function lintAlternatives(prepared: SchemaNode, at: Path, tell: Tell): void {
  let worst = 0;
  visitNodes(prepared, [], (node) => {
    const inside = branches.flatMap((word) => [(node[word] ?? []) as SchemaNode | SchemaNode[]].flat());
    let patterns = 0;
    const count = (it: SchemaNode) => {
      if (it.pattern !== undefined) patterns++;
    };
    for (const branch of inside) visitNodes(branch, [], count);
    worst = Math.max(worst, patterns);
    // Those inside are fewer.
    return patterns === 0;
  });
  if (worst > mostAlternatives)
    tell(
      at,
      "too-many-patterns",
      `同一处的多个可选结构中至多 ${mostAlternatives} 个正则表达式`,
      `The alternatives of one place have at most ${mostAlternatives} patterns`,
    );
}

const branches = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else"];

function isListOfValues({ items, maxItems }: SchemaNode): boolean {
  if (items?.enum !== undefined) return true;
  const isValue = ["string", "number", "integer"].includes(String(items?.type));
  return isValue && typeof maxItems === "number" && maxItems <= 1000;
}

/** Counted without recursion, and no further than the limit: what comes after may recurse. */
function isSmall(schema: object): boolean {
  const waiting: [value: object, depth: number][] = [[schema, 1]];
  let parts = 1;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next;
    for (const inner of Object.values(value)) {
      if (++parts > mostParts || depth > deepest) return false;
      if (typeof inner === "object" && inner !== null) waiting.push([inner, depth + 1]);
    }
  }
  return true;
}
