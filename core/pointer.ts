// JSON Pointers (RFC 6901) and what stands at them.

/** `["residents", 0, "name"]` → `/residents/0/name`. */
export const pointerOf = (segments: readonly (string | number)[]): string =>
  segments.map((segment) => `/${String(segment).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");

/** `/residents/0/name` → `["residents", "0", "name"]`. */
export const segmentsOf = (pointer: string): string[] =>
  pointer === ""
    ? []
    : pointer
        .slice(1)
        .split("/")
        .map((segment) => segment.replace(/~1/g, "/").replace(/~0/g, "~"));

/** The path of a field in its definition, without row numbers: `/residents/0/name` → `residents/name`. */
export const fieldPathOf = (pointer: string): string =>
  segmentsOf(pointer)
    .filter((segment) => !/^\d+$/.test(segment))
    .join("/");

/** What stands at a path of names and row numbers; undefined where anything on the way is missing. */
export function valueAt(value: unknown, segments: readonly (string | number)[]): unknown {
  let at = value;
  for (const segment of segments) {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, segment)) return undefined;
    at = (at as Record<string, unknown>)[segment];
  }
  return at;
}
