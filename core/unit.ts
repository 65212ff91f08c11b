// Units of the organisation tree: what a code says of its level and of those above it.
import * as z from "zod";
import { LocalText } from "./text.ts";

/**
 * A unit's code. Official statistical codes down to the community (county 6, township 9, community 12 digits),
 * then suffixes of our own: grid `G01`, building `B003`; a department is `-D07` behind the unit it belongs to.
 */
export const unitCodePattern = /(\d{2}|\d{4}|\d{6}|\d{9}|\d{12}(G\d{2,3}(B\d{3,4})?)?)(-D\d{2,3})?/;
export const UnitCode = z.string().regex(new RegExp(`^${unitCodePattern.source}$`), "unit-code");
export type UnitCode = string;

export const UnitLevel = z.enum([
  "province",
  "city",
  "county",
  "township",
  "community",
  "grid",
  "building",
  "department",
]);
export type UnitLevel = z.infer<typeof UnitLevel>;

export const Unit = z.object({
  code: UnitCode,
  title: LocalText,
  level: UnitLevel,
  parent: UnitCode.optional(),
  /** Days of validity: a merged or renamed unit keeps its history and names its successor. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  successor: UnitCode.optional(),
  version: z.number().int().positive().optional(),
});
export type Unit = z.infer<typeof Unit>;

/** From a day on a unit is renamed, closed, or goes over into another. */
export const UnitChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rename"), unit: UnitCode, title: LocalText, on: z.iso.date() }),
  z.object({ kind: z.literal("merge"), units: z.array(UnitCode).min(1).max(20), into: UnitCode, on: z.iso.date() }),
  z.object({ kind: z.literal("close"), unit: UnitCode, on: z.iso.date() }),
]);
export type UnitChange = z.infer<typeof UnitChange>;

const levels: Record<number, UnitLevel> = { 2: "province", 4: "city", 6: "county", 9: "township", 12: "community" };

export function levelOf(code: UnitCode): UnitLevel {
  if (code.includes("-D")) return "department";
  if (code.includes("B")) return "building";
  if (code.includes("G")) return "grid";
  return levels[code.length] ?? "community";
}

/** The unit right above, by code; nothing above a province. */
export function parentOf(code: UnitCode): UnitCode | undefined {
  const department = code.indexOf("-D");
  if (department > 0) return code.slice(0, department);
  const building = code.indexOf("B");
  if (building > 0) return code.slice(0, building);
  const grid = code.indexOf("G");
  if (grid > 0) return code.slice(0, grid);
  const above: Record<number, number> = { 12: 9, 9: 6, 6: 4, 4: 2 };
  const length = above[code.length];
  return length ? code.slice(0, length) : undefined;
}

/** The unit itself and all above it, nearest first. */
export function lineOf(code: UnitCode): UnitCode[] {
  const line = [code];
  for (let at = parentOf(code); at; at = parentOf(at)) line.push(at);
  return line;
}

/** Whether a unit is another one or stands below it. */
export const isWithin = (code: UnitCode, above: UnitCode): boolean =>
  code === above || (code.startsWith(above) && lineOf(code).includes(above));

/** The unit by which lists and tallies are partitioned: the township or street; above it, the unit itself without its department. */
export function townshipOf(code: UnitCode): UnitCode {
  const bare = code.split("-D")[0] ?? code;
  return bare.length >= 9 ? bare.slice(0, 9) : bare;
}

/** The county or district that a unit is in; above a county, the unit itself without its department. */
export const countyOf = (code: UnitCode): UnitCode => townshipOf(code).slice(0, 6);

/** How many steps up and down the tree lie between two units. */
export function treeDistance(a: UnitCode, b: UnitCode): number {
  const up = lineOf(a);
  const other = lineOf(b);
  const meet = up.findIndex((code) => other.includes(code));
  return meet < 0 ? up.length + other.length : meet + other.indexOf(up[meet] as string);
}
