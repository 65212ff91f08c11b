// One page of a list that stands in several partitions and is filtered on the way.
import { problem } from "../../core/problem.ts";
import type { Item, Page, Range, Table } from "../ports.ts";

/** A request reads at most so many pages of the table before it answers with what it has and a cursor. */
const maxReads = 24;

export type Paged<T> = { items: T[]; cursor?: string };

/** Items of the ranges, one after the other, that `keep` makes something of. */
export async function pageOver<T>(
  table: Table,
  ranges: Range[],
  page: Page,
  keep: (item: Item) => T | undefined,
): Promise<Paged<T>> {
  const limit = Math.min(Math.max(page.limit ?? 50, 1), 200);
  let { at, inner } = readCursor(page.cursor, ranges.length);
  const items: T[] = [];
  for (let reads = 0; at < ranges.length && reads < maxReads; reads++) {
    const found = await table.query(ranges[at] as Range, { limit: limit - items.length, cursor: inner });
    for (const item of found.items) {
      const kept = keep(item);
      if (kept !== undefined) items.push(kept);
    }
    inner = found.cursor;
    if (!inner) at += 1;
    if (items.length >= limit) break;
  }
  return at < ranges.length
    ? { items, cursor: Buffer.from(JSON.stringify([at, inner ?? null])).toString("base64url") }
    : { items };
}

function readCursor(cursor: string | undefined, partitions: number): { at: number; inner: string | undefined } {
  if (cursor === undefined) return { at: 0, inner: undefined };
  try {
    const [at, inner] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [unknown, unknown];
    const whole = typeof at === "number" && Number.isInteger(at) && at >= 0 && at < partitions;
    if (whole && (inner === null || typeof inner === "string")) return { at: at as number, inner: inner ?? undefined };
  } catch {
    // Falls through: whatever it was, it was not made here.
  }
  throw problem("cursor-invalid");
}

/** Every item of a range: for lists that are bounded by the organisation, never by time. */
export async function all(table: Table, range: Range): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.query(range, { limit: 1000, cursor });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  return items;
}
