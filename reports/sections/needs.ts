// What a section says beforehand that it needs; what it did not name it does not get.
import type { Period } from "../../core/period.ts";
import { countsOnly, needsOf } from "../figures/count.ts";
import type { Needs } from "../figures/tally.ts";
import type { Context } from "./context.ts";

export type SectionNeeds = {
  /** Indicators by their names, each with the periods in which it is counted. */
  counts?: { indicator: string; periods: Period[] }[];
  /** Open cases past their deadline: of these lists, at most so many by name. */
  overdue?: { lists: string[]; limit: number };
  /** The units below those right below the report's own. */
  furtherBelow?: boolean;
};

/** The context as a section sees it that needs this much: everything else throws, for nobody loaded it. */
export function contextFor(needs: SectionNeeds, kind: string, context: Context): Context {
  const refuse = (what: string) => (): never => {
    throw new Error(`The section ${kind} asks for ${what} that it does not say it needs`);
  };
  return {
    ...context,
    counts: countsOnly(context.counts, talliesFor(needs, context.indicator), kind),
    overdue: needs.overdue ? context.overdue : refuse("overdue cases"),
    unitsBelow: needs.furtherBelow ? context.unitsBelow : refuse("units further below"),
  };
}

/** Which tallies and stocks are read for what a section counts; an indicator that no form in use has needs none. */
export const talliesFor = (needs: SectionNeeds, indicator: Context["indicator"]): Needs =>
  needsOf(
    (needs.counts ?? []).flatMap(({ indicator: name, periods }) => {
      const found = indicator(name);
      return found ? periods.map((period) => ({ indicator: found, period })) : [];
    }),
  );
