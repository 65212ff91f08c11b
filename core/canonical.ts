// One text for one JSON value, whatever the order of its properties: to compare what was sent twice.
import { problem } from "./problem.ts";

const DEEPEST = 100;

/**
 * Canonical JSON after RFC 8785: names sorted by UTF-16 code units, no blanks, numbers as ECMAScript writes them.
 * Properties that are undefined are left out. Throws `request-invalid` for what nests over 100 deep, and a TypeError for
 * what JSON cannot say (NaN, functions).
 */
export function canonical(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > DEEPEST) {
    const message = { zh: `嵌套不能超过 ${DEEPEST} 层`, en: `Values nest at most ${DEEPEST} deep` };
    throw problem("request-invalid", { errors: [{ pointer: "", code: "depth", message }] });
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number" && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => write(one, depth + 1)).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`JSON has no ${typeof value} ${String(value)}`);
  const properties = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${write(one, depth + 1)}`);
  return `{${properties.join(",")}}`;
}
