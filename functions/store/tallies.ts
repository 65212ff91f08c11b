// Tallies and stocks of a unit's subtree, as figures and reports need them: the cost is that of its units, not of submissions.

import type { Period } from "../../core/period.ts";
import { firstDay, lastDay } from "../../core/period.ts";
import { standsOn } from "../../core/standing.ts";
import { isWithin, type Unit } from "../../core/unit.ts";
import type { Needs, StockRow, Tallied, TallyRow } from "../../reports/figures/tally.ts";
import type { Deps } from "../deps.ts";
import { stockOf, tallyOf } from "./items.ts";
import * as keys from "./keys.ts";
import { all } from "./paging.ts";
import { partitionsWithin, unitsBelow } from "./units.ts";

/** Everything that `needs` names, of the unit with all below it. */
export async function loadTallied(deps: Deps, unit: string, needs: Needs): Promise<Tallied> {
  const partitions = await partitionsWithin(deps, unit);
  const within = <Row extends { unit: string }>(row: Row) => isWithin(row.unit, unit);
  const tallies = new Map<Period, TallyRow[]>();
  const stocks: StockRow[] = [];
  const reads = partitions.flatMap((township) => [
    ...needs.tallies.map(async ({ form, period }) => {
      const rows = (await all(deps.table, keys.talliesOf(period, township, form))).map(tallyOf).filter(within);
      tallies.set(period, [...(tallies.get(period) ?? []), ...rows]);
    }),
    ...needs.stocks.map(async (type) => {
      stocks.push(...(await all(deps.table, keys.stocksOf(township, type))).map(stockOf).filter(within));
    }),
  ]);
  await Promise.all(reads);
  return { loaded: needs, tallies, stocks };
}

/** Units right below that stood in a period; what was merged or closed before it had no part in it. */
export async function unitsBelowIn(deps: Deps, parent: string, period: Period): Promise<Unit[]> {
  return (await unitsBelow(deps, parent)).filter((it) => standsOn(it, firstDay(period), lastDay(period)));
}
