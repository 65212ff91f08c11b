// Counters that are kept, held against what is counted anew while others go on writing: a difference is added, never a value set.
import { canonical } from "../../core/canonical.ts";
import type { Item, Key, Table } from "../ports.ts";

/** What the counters of one item should be, by attribute; what it does not name should be 0. */
export type Counted = { key: Key; counters: Record<string, number> };

/** Counters that are counted together: those of a form in a township, or its subjects. */
export type Slice = {
  /** The items that stand, read consistently. */
  kept(): Promise<Item[]>;
  /** What they should be, from rows read as they stand. */
  count(): Promise<Counted[]>;
  /** Whether an attribute is a counter. */
  isCounter(attribute: string): boolean;
};

export type Wrong = { key: Key; attribute: string; kept: number; counted: number };
export type Settled = {
  /** How many items stood. */
  kept: number;
  wrong: Wrong[];
  /** Items that were written to all the while, so that nothing can be said of them. */
  unsettled: number;
};

export type Settling = {
  repair: boolean;
  /** Longer than an index lags: what was committed before it is listed after it. */
  pause: () => Promise<void>;
};

/** How often what differs is counted again before it is left as unsettled. */
const mostTurns = 8;

/** What differed in a turn: as it stood before its rows were read, and by how much each counter was off. */
type Differing = { key: Key; stood: Item | undefined; wrong: Wrong[] };

/**
 * Whatever differs is counted a second time after a pause. It is wrong when the item stands as it stood before the first count
 * and differs by the same again: nobody wrote to it in between, so that no row of it was under way, and none is so new that a
 * list may not show it yet. A repair adds the difference under the condition that the item is still the one that was looked at.
 */
export async function settle(table: Table, slice: Slice, { repair, pause }: Settling): Promise<Settled> {
  const wrong: Wrong[] = [];
  let stoodBefore = await slice.kept();
  const kept = stoodBefore.length;
  let open: Map<string, Differing> | undefined;
  for (let turn = 1; ; turn++) {
    const differing = await look(slice, stoodBefore, open);
    for (const [name, now] of differing) {
      const before = open?.get(name);
      if (!before || canonical(before) !== canonical(now)) continue;
      if (repair && !(await added(table, now))) continue;
      wrong.push(...now.wrong);
      differing.delete(name);
    }
    if (differing.size === 0 || turn >= mostTurns) return { kept, wrong, unsettled: differing.size };
    open = differing;
    await pause();
    stoodBefore = await table.getMany([...open.values()].map((it) => it.key));
  }
}

/** One count: what differs of the items that were open, in the first turn of all. */
async function look(
  slice: Slice,
  stoodBefore: Item[],
  open: ReadonlyMap<string, Differing> | undefined,
): Promise<Map<string, Differing>> {
  const before = new Map(stoodBefore.map((item) => [nameOf(item), item]));
  const counted = new Map((await slice.count()).map((it) => [nameOf(it.key), it]));
  const names = open ? [...open.keys()] : [...new Set([...before.keys(), ...counted.keys()])];
  const found = new Map<string, Differing>();
  for (const name of names) {
    const key = open?.get(name)?.key ?? before.get(name) ?? (counted.get(name) as Counted).key;
    const wrong = compare(slice, key, before.get(name), counted.get(name)?.counters ?? {});
    if (wrong.length > 0) found.set(name, { key: { pk: key.pk, sk: key.sk }, stood: before.get(name), wrong });
  }
  return found;
}

function compare(slice: Slice, key: Key, stood: Item | undefined, counted: Record<string, number>): Wrong[] {
  const attributes = new Set([...Object.keys(stood ?? {}).filter(slice.isCounter), ...Object.keys(counted)]);
  return [...attributes].sort().flatMap((attribute): Wrong[] => {
    const is = { kept: Number(stood?.[attribute] ?? 0), counted: counted[attribute] ?? 0 };
    return Math.abs(is.kept - is.counted) > 1e-6 ? [{ key: { pk: key.pk, sk: key.sk }, attribute, ...is }] : [];
  });
}

/** Whether the differences were added. An item that an earlier version wrote has no number yet: it gets one, and another turn. */
async function added(table: Table, { key, stood, wrong }: Differing): Promise<boolean> {
  const numbered = stood === undefined || typeof stood.version === "number";
  const differences = numbered ? wrong.map((it) => [it.attribute, round(it.counted - it.kept)] as const) : [];
  const result = await table.commit([
    {
      kind: "update",
      key,
      add: { ...Object.fromEntries(differences), version: 1 },
      when: !stood
        ? { kind: "absent" }
        : numbered
          ? { kind: "version", is: Number(stood.version) }
          : { kind: "present" },
    },
  ]);
  return numbered && result.ok;
}

/** As the sums themselves are kept. */
const round = (amount: number): number => Math.round(amount * 1e6) / 1e6;
const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);
