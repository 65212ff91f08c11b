// The change of a figure on the period before: the difference of what is printed, so that a reader who subtracts finds the same.
import { type FigureFormat, grouped, printed } from "./rounding.ts";

/**
 * How far a value lies from another: rates in percentage points, to a tenth (87.0 % after 82.1 % is 4.9), counts as they are.
 * Undefined where there is nothing to compare.
 */
export function changeOf(
  value: number | null,
  previous: number | null | undefined,
  format: FigureFormat,
): number | undefined {
  if (value === null || previous === null || previous === undefined) return undefined;
  const difference = printed(value, format) - printed(previous, format);
  // In binary 87 - 82.1 is 4.900000000000006; noughts bear no sign.
  return Math.round(difference * 100) / 100 || 0;
}

/** The size of a change as it is written, without its sign: `4.9`, `1,234`. */
export const writeSize = (change: number, format: FigureFormat): string =>
  format === "rate" ? Math.abs(change).toFixed(1) : grouped(Math.abs(change));
