// Which units are ranked by a figure, and in which order units stand in tables and charts.
import type { UnitCode } from "../unit.ts";
import type { FigureFormat } from "./rounding.ts";

/** Below so many cases a rate says more about chance than about a unit: such units are not ranked. */
export const smallestRanked = 10;

type Row = { unit: UnitCode; value: number | null; denominator: number };

/** Rows with their rank. Only rates are ranked, only over a denominator that says something; equal rates share a rank, and the unit's own row is no competitor. */
export function ranked<R extends Row>(
  rows: readonly R[],
  format: FigureFormat,
  unit: UnitCode,
): (R & { rank?: number })[] {
  const inRank = (row: R) =>
    format === "rate" && row.value !== null && row.denominator >= smallestRanked && row.unit !== unit;
  const values = rows.filter(inRank).map((row) => row.value as number);
  const rankOf = (row: R) => 1 + values.filter((value) => value > (row.value as number)).length;
  return rows.map((row) => (inRank(row) ? { ...row, rank: rankOf(row) } : row));
}

type Ranked = { unit: UnitCode; value: number | null; rank?: number };

/** Rows as tables and charts show them: by rank or size, then those without rank by their code, the unit's own last. */
export function inOrder<R extends Ranked>(of: { rows: readonly R[]; format: FigureFormat; unit: UnitCode }): R[] {
  const { rows, format, unit } = of;
  const own = (row: R) => Number(row.unit === unit);
  const last = rows.length + 1;
  const size = (row: R) => (format === "rate" ? (row.rank ?? last) : -(row.value ?? 0));
  const byCode = (a: R, b: R) => (a.unit < b.unit ? -1 : Number(a.unit > b.unit));
  // The page runs on browsers that have no toSorted.
  return rows.slice().sort((a, b) => own(a) - own(b) || size(a) - size(b) || byCode(a, b));
}
