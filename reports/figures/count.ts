// Counts an indicator for a unit and a period, from tallies that were loaded, and says which must be.
import type { Counted } from "../../core/figures/figures.ts";
import type { Period } from "../../core/period.ts";
import { isWithin, type UnitCode } from "../../core/unit.ts";
import { countersOf, type Indicator, type Source, type StockSource } from "../indicators/indicator.ts";
import { type Needs, type Sums, sumStocks, sumUp, type Tallied, tallyPeriods } from "./tally.ts";

export type Counts = {
  /** An indicator in a period for a unit with all below it. */
  count(indicator: Indicator, period: Period, unit: UnitCode): Counted;
  /** Whether anything was counted in the period for the forms that the indicator reads: if not, they were not in use. */
  begun(indicator: Indicator, period: Period, unit: UnitCode): boolean;
};

/** Makes tallies countable; every period is summed once, when it is first asked for. Throws for what was not loaded: nobody knows that it is 0. */
export function countsOf({ loaded, tallies, stocks }: Tallied): Counts {
  const summed = new Map<Period, Sums>();
  const stock = sumStocks(stocks);
  const sumsOf = (period: Period): Sums => {
    const sums = summed.get(period) ?? sumUp(tallies.get(period) ?? []);
    summed.set(period, sums);
    return sums;
  };
  /** What a unit holds of a stock, or the part of it in which the form is filled. */
  function held({ stock: type, units }: StockSource, unit: UnitCode): number {
    if (!units || units.some((it) => isWithin(unit, it))) return stock.of(type, "count", unit);
    return units.reduce((sum, it) => sum + (isWithin(it, unit) ? stock.of(type, "count", it) : 0), 0);
  }
  function amount(source: Source, period: Period, unit: UnitCode): number {
    if ("stock" in source) return held(source, unit);
    const { form, counter, distinct } = source;
    return tallyPeriods(period, distinct).reduce((sum, part) => sum + sumsOf(part).of(form, counter, unit), 0);
  }
  const counts: Counts = {
    count: ({ numerator, denominator }, period, unit) =>
      counted(amount(numerator, period, unit), denominator ? amount(denominator, period, unit) : 1),
    begun: (indicator, period, unit) =>
      countersOf(indicator).some(({ form, distinct }) =>
        tallyPeriods(period, distinct).some((part) => sumsOf(part).any(form, unit)),
      ),
  };
  return countsOnly(counts, loaded, "Somebody");
}

/** The same counts for one who may ask for so much alone; everything else throws. */
export function countsOnly(counts: Counts, needs: Needs, who: string): Counts {
  const known = new Set(needs.tallies.map(({ form, period }) => `${form} ${period}`));
  const stocks = new Set(needs.stocks);
  // Looked at once, and then counted for every unit.
  const granted = new Set<string>();
  function hold(indicator: Indicator, period: Period): void {
    if (granted.has(`${indicator.id} ${period}`)) return;
    const asked = needsOf([{ indicator, period }]);
    const lacking = [
      ...asked.tallies.map(({ form, period: part }) => `${form} ${part}`).filter((it) => !known.has(it)),
      ...asked.stocks.filter((it) => !stocks.has(it)),
    ];
    if (lacking.length === 0) return void granted.add(`${indicator.id} ${period}`);
    throw new Error(`${who} asks for ${indicator.id} in ${period}, of which was not loaded: ${lacking.join(", ")}`);
  }
  return {
    count(indicator, period, unit) {
      hold(indicator, period);
      return counts.count(indicator, period, unit);
    },
    begun(indicator, period, unit) {
      hold(indicator, period);
      return counts.begun(indicator, period, unit);
    },
  };
}

export const counted = (numerator: number, denominator: number): Counted => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : numerator / denominator,
});

/** The sum of counts, each times a sign: with -1 the rows are taken from a total. */
export function sumOf(
  first: Counted,
  others: readonly Counted[],
  sign: 1 | -1,
  { denominator }: Pick<Indicator, "denominator">,
): Counted {
  const sum = (name: "numerator" | "denominator") =>
    others.reduce((left, it) => Math.round((left + sign * it[name]) * 1e6) / 1e6, first[name]);
  return counted(sum("numerator"), denominator ? sum("denominator") : 1);
}

/** Which tallies and stocks must be loaded to count indicators in periods. */
export function needsOf(wanted: Iterable<{ indicator: Indicator; period: Period }>): Needs {
  const tallies = new Map<string, Needs["tallies"][number]>();
  const stocks = new Set<string>();
  for (const { indicator, period } of wanted) {
    for (const { form, distinct } of countersOf(indicator)) {
      for (const part of tallyPeriods(period, distinct)) tallies.set(`${form} ${part}`, { form, period: part });
    }
    if (indicator.denominator && "stock" in indicator.denominator) stocks.add(indicator.denominator.stock);
  }
  return { tallies: [...tallies.values()], stocks: [...stocks] };
}
