// Patterns on which a backtracking engine, such as the browser's, can be kept busy: found by recheck, at publish.
import recheck from "recheck/lib/browser.js";
import type { SchemaNode, WidgetParts } from "../../../forms/fields/field-kind.ts";
import { fieldTypes, kindOf } from "../../../forms/fields/table.ts";

/** How long one pattern may be looked at, in milliseconds; one that is not decided by then is not let through. */
const patience = 1500;

/** What is known: the patterns that new questions begin with, which a test proves, and what was looked at before in this thread. */
const known = new Map<string, boolean>(ownPatterns().map((it) => [it, true]));

/** Whether a pattern is proved quick. The server itself matches in linear time whatever the pattern; phones do not. */
export function isQuick(pattern: string): boolean {
  const before = known.get(pattern);
  if (before !== undefined) return before;
  const quick = provedQuick(pattern);
  known.set(pattern, quick);
  return quick;
}

export const provedQuick = (pattern: string, within = patience): boolean =>
  recheck.checkSync(pattern, "u", { timeout: within }).status === "safe";

/** The patterns of the schemas that the types of questions begin with. */
export function ownPatterns(): string[] {
  const found = new Set<string>();
  const look = (node: SchemaNode): void => {
    if (node.pattern !== undefined) found.add(node.pattern);
    for (const inner of [node.items, ...Object.values(node.properties ?? {})]) if (inner) look(inner);
  };
  const widget: WidgetParts = { options: [], items: [] };
  for (const type of fieldTypes) look(kindOf(type).schema(widget, { type: "object" }));
  return [...found];
}

/** Its first pattern takes recheck three times as long as those after it. */
export const warmUp = (): void => void provedQuick("^[a-z]{1,9}$");
