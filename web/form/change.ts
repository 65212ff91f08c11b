// Answers changed at one place, everything else shared: what did not change stays the same object.
import type { Answer, Answers } from "../../forms/answers/submission.ts";

/** The answers with a value at a place; undefined takes it away. Groups on the way are made where they are missing. */
export function withValue(answers: Answers, segments: readonly string[], value: Answer | undefined): Answers {
  return change(answers, segments, 0, () => value) as Answers;
}

/** The answers without one row of a repeat. */
export function withoutRow(answers: Answers, segments: readonly string[], index: number): Answers {
  return change(answers, segments, 0, (rows) =>
    Array.isArray(rows) ? rows.filter((_, at) => at !== index) : rows,
  ) as Answers;
}

function change(
  at: Answer | undefined,
  segments: readonly string[],
  depth: number,
  make: (old: Answer | undefined) => Answer | undefined,
): Answer | undefined {
  if (depth === segments.length) return make(at);
  const name = segments[depth] as string;
  if (Array.isArray(at)) {
    const rows = at.slice();
    rows[Number(name)] = change(at[Number(name)], segments, depth + 1, make) as Answer;
    return rows;
  }
  const holder: Answers = at !== null && typeof at === "object" ? { ...at } : {};
  const own = Object.hasOwn(holder, name) ? holder[name] : undefined;
  const next = change(own, segments, depth + 1, make);
  if (next === undefined) delete holder[name];
  // defineProperty, for a field that is called __proto__ must stay a field.
  else Object.defineProperty(holder, name, { value: next, enumerable: true, writable: true, configurable: true });
  return holder;
}
