// Tallies of a period, summed up for every unit: a tally stands at the grid or unit where something was done.
import { firstDay, kindOf, next, type Period, periodOf } from "../../core/period.ts";
import { atLocal } from "../../core/time.ts";
import { lineOf, type UnitCode } from "../../core/unit.ts";

export type TallyRow = { form: string; unit: UnitCode; counters: Readonly<Record<string, number>> };
export type StockRow = { type: string; unit: UnitCode; count: number };

/** Which tallies and stocks are to be read, or were. */
export type Needs = { tallies: { form: string; period: Period }[]; stocks: string[] };

/** What the table holds of what was needed, as it was read. */
export type Tallied = {
  loaded: Needs;
  tallies: ReadonlyMap<Period, readonly TallyRow[]>;
  stocks: readonly StockRow[];
};

const monthsOf = { quarter: 3, year: 12 } as const;

/**
 * The periods whose tallies make up a period. Sums stand in weeks and months alone, so that a quarter is its three months;
 * what counts each subject once stands in all four kinds, for it cannot be added up.
 */
export function tallyPeriods(period: Period, distinct: boolean): Period[] {
  const kind = kindOf(period);
  if (distinct || kind === "week" || kind === "month") return [period];
  const months = [periodOf(atLocal(firstDay(period), "00:00"), "month")];
  while (months.length < monthsOf[kind]) months.push(next(months.at(-1) as Period));
  return months;
}

/** Sums for units, those below included. */
export type Sums = {
  /** A counter of a form; 0 where nothing was counted. */
  of(form: string, counter: string, unit: UnitCode): number;
  /** Whether anything at all was counted for a form in a unit. */
  any(form: string, unit: UnitCode): boolean;
};

/** Sums of rows for the units they stand at and for all units above. The cost is that of the rows, times the levels of the tree. */
export function sumUp(rows: Iterable<TallyRow>): Sums {
  const sums = new Map<string, Record<string, number>>();
  for (const { form, unit, counters } of rows) {
    for (const above of lineOf(unit)) {
      const key = `${form} ${above}`;
      const sum = sums.get(key) ?? {};
      sums.set(key, sum);
      for (const [name, amount] of Object.entries(counters)) sum[name] = add(sum[name] ?? 0, amount);
    }
  }
  return {
    of: (form, counter, unit) => sums.get(`${form} ${unit}`)?.[counter] ?? 0,
    any: (form, unit) => Object.values(sums.get(`${form} ${unit}`) ?? {}).some((amount) => amount !== 0),
  };
}

/** Money and measures have at most 6 decimals; in binary their sums would grow more. */
const add = (a: number, b: number): number => Math.round((a + b) * 1e6) / 1e6;

/** Stocks are summed as tallies of one counter. */
export const sumStocks = (rows: Iterable<StockRow>): Sums =>
  sumUp([...rows].map(({ type, unit, count }) => ({ form: type, unit, counters: { count } })));
