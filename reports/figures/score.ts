// Points for a rate, by bands.
import * as z from "zod";

/** From a rate on, so many points; below all of them none. */
export const Band = z.object({ from: z.number().min(0), points: z.number().min(0) });
export type Band = z.infer<typeof Band>;

/** How districts score the coverage of visits: 95 % and more 10 points, 90 % 8, 85 % 6, below none. */
export const coverageBands: Band[] = [
  { from: 0.95, points: 10 },
  { from: 0.9, points: 8 },
  { from: 0.85, points: 6 },
];

/**
 * The points of a rate (a share, 0.95 for 95 %); null where there is no rate. The rate is taken as it is, not as it is printed:
 * 94.96 % is printed as 95.0 % and gets the points of 90 %.
 */
export function pointsOf(value: number | null, bands: readonly Band[]): number | null {
  if (value === null) return null;
  const reached = bands.filter((band) => value >= band.from).map((band) => band.points);
  return Math.max(0, ...reached);
}
