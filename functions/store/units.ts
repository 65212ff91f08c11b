// The organisation tree as every use case reads it: remembered for half a minute, for it changes a few times a year.
import type { LocalText } from "../../core/text.ts";
import { levelOf, townshipOf, type Unit } from "../../core/unit.ts";
import type { Deps } from "../deps.ts";
import { unitOf } from "./items.ts";
import * as keys from "./keys.ts";
import { all } from "./paging.ts";

/** How long a unit's name may be a little old: the tree changes a few times a year. */
const unitMilliseconds = 30_000;

export const findUnit = (deps: Deps, code: string): Promise<Unit | undefined> =>
  deps.memory.recall(`unit:${code}`, unitMilliseconds, async () => {
    const item = await deps.table.get(keys.unitKey(code));
    return item && unitOf(item);
  });

export const unitExists = async (deps: Deps, code: string): Promise<boolean> =>
  (await findUnit(deps, code)) !== undefined;

/** A unit's title, or its code where the tree does not know it. A grid is told with its community: each has a first grid. */
export async function unitTitle(deps: Deps, code: string): Promise<LocalText> {
  const unit = await findUnit(deps, code);
  if (!unit) return { zh: code };
  if ((unit.level !== "grid" && unit.level !== "building") || !unit.parent) return unit.title;
  const above = await unitTitle(deps, unit.parent);
  const { zh, en } = unit.title;
  return { zh: `${above.zh} ${zh}`, ...(en && { en: `${above.en ?? above.zh} ${en}` }) };
}

/** Units right below a unit, by code. */
export const unitsBelow = (deps: Deps, parent: string): Promise<Unit[]> =>
  deps.memory.recall(`below:${parent}`, unitMilliseconds, async () =>
    (await all(deps.table, keys.unitsBelow(parent))).map(unitOf),
  );

/** The partitions in which lists and tallies of a unit's subtree stand: its township, or all townships of a county. */
export async function partitionsWithin(deps: Deps, unit: string): Promise<string[]> {
  const own = townshipOf(unit);
  if (own.length >= 9 || levelOf(unit) === "department") return [own];
  const below = await unitsBelow(deps, unit);
  const inner = await Promise.all(
    below
      .filter((it) => it.level !== "department")
      .map((it) => (it.level === "township" ? [it.code] : partitionsWithin(deps, it.code))),
  );
  return [own, ...inner.flat()];
}

/** A unit with all that stands below it, in depth. */
export async function subtreeOf(deps: Deps, unit: string): Promise<string[]> {
  const below = await unitsBelow(deps, unit);
  const inner = await Promise.all(below.map((it) => subtreeOf(deps, it.code)));
  return [unit, ...inner.flat()];
}
