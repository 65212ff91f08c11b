// Every item says in which format it was written, so that a later version can read an earlier one's.
import { problem } from "../../core/problem.ts";
import type { Item, Table, Write } from "../ports.ts";

/** Raised whenever what a stored item looks like changes; what reads items then knows the older shape as well. 0.1.0 wrote none: that is 0. */
export const itemFormat = 1;

/** The format an item was written in. */
export const formatOf = (item: Item): number => (typeof item.format === "number" ? item.format : 0);

/**
 * The same table, whose writes carry the format and whose reads refuse what a newer version wrote: half understood,
 * it would be written back without what this version does not know. Throws `store-newer`.
 */
export function withFormat<T extends Table>(table: T): T {
  const known = <I extends Item | undefined>(item: I): I => {
    if (item && formatOf(item) > itemFormat)
      throw problem("store-newer", { format: formatOf(item), known: itemFormat });
    return item;
  };
  const formatted: Table = {
    get: async (key) => known(await table.get(key)),
    getMany: async (wanted) => (await table.getMany(wanted)).map(known),
    query: async (range, page) => {
      const found = await table.query(range, page);
      found.items.forEach(known);
      return found;
    },
    commit: async (writes) => {
      const result = await table.commit(writes.map(stamped));
      if (!result.ok) known(result.stood);
      return result;
    },
  };
  return { ...table, ...formatted };
}

function stamped(write: Write): Write {
  if (write.kind === "put") return { ...write, item: { ...write.item, format: itemFormat } };
  if (write.kind === "update") return { ...write, set: { ...write.set, format: itemFormat } };
  return write;
}
