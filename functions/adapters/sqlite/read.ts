// Reads of the embedded store: by key, and by range with a cursor.
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { Item, Key, Page, Range } from "../../ports.ts";
import { canStand } from "../commit-rules.ts";
import { cursorOf, isEmptyRange, keyNames, keysAt, pageSize } from "../range.ts";

export function reads(db: DatabaseSync) {
  const byKey = db.prepare("SELECT body FROM items WHERE pk = ? AND sk = ?");
  const get = (key: Key): Item | undefined => (canStand(key) ? itemOf(byKey.get(key.pk, key.sk)) : undefined);

  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };

  function query(range: Range, page: Page = {}): { items: Item[]; cursor?: string } {
    const limit = pageSize(page.limit);
    if (isEmptyRange(range)) return { items: [] };
    const { sql, values } = select(range, page.cursor);
    const items = prepare(sql)
      .all(...values, limit + 1)
      .flatMap((row) => itemOf(row) ?? []);
    const last = items[limit - 1];
    if (items.length <= limit || !last) return { items };
    const names = keyNames(range);
    const place = { pk: last.pk, sk: last.sk, [names.pk]: range.pk, [names.sk]: String(last[names.sk]) };
    return { items: items.slice(0, limit), cursor: cursorOf(place) };
  }

  return { get, query };
}

const itemOf = (row: Record<string, unknown> | undefined): Item | undefined =>
  row && (JSON.parse(row.body as string) as Item);

// Items that share an index's sort key stand in the order of their own keys: a place is all three.
function select(range: Range, cursor: string | undefined): { sql: string; values: SQLInputValue[] } {
  const names = keyNames(range);
  const order = range.index ? [names.sk, "pk", "sk"] : ["sk"];
  const terms = [`${names.pk} = ?`, `${names.sk} >= ?`];
  const values: SQLInputValue[] = [range.pk, range.beginsWith ?? range.from ?? ""];
  const end = range.to ?? afterAll(range.beginsWith);
  if (end !== undefined) {
    terms.push(`${names.sk} ${range.to === undefined ? "<" : "<="} ?`);
    values.push(end);
  }
  if (cursor !== undefined) {
    const place = keysAt(cursor, range);
    terms.push(`(${order}) ${range.descending ? "<" : ">"} (${order.map(() => "?")})`);
    values.push(...order.map((name) => place[name] ?? ""));
  }
  const direction = range.descending ? " DESC" : "";
  const sql = `SELECT body FROM items WHERE ${terms.join(" AND ")} ORDER BY ${order.map((name) => name + direction)} LIMIT ?`;
  return { sql, values };
}

/** The first text after all that begin so: its last code point raised by one. Undefined: there is none. */
function afterAll(prefix = ""): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0) as number);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    if (last === 0x10ffff) continue;
    return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1);
  }
  return undefined;
}
