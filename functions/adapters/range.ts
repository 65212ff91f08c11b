// What a range and a cursor mean, alike in both stores.
import * as z from "zod";
import { problem } from "../../core/problem.ts";
import { indexKeys, type Range } from "../ports.ts";
import { canBePartition, canStand } from "./commit-rules.ts";

const LIMIT = 100;

/** The names of a range's partition and sort key attributes. */
export const keyNames = (range: Range) => (range.index ? indexKeys[range.index] : { pk: "pk", sk: "sk" });

export function pageSize(limit = LIMIT): number {
  if (!Number.isSafeInteger(limit) || limit < 1) throw new Error(`A page of ${limit} items`);
  return limit;
}

/** Whether nothing can be in a range: DynamoDB refuses to be asked. Throws an Error for a range that is a bug. */
export function isEmptyRange({ pk, beginsWith, from, to }: Range): boolean {
  if (beginsWith !== undefined && (from !== undefined || to !== undefined)) {
    throw new Error("A range has either `beginsWith`, or `from` and `to`");
  }
  return !canBePartition(pk) || to === "" || (from !== undefined && to !== undefined && byBytes(from, to) > 0);
}

/** The place where a page ended: the keys of its last item, in the table and in the index. */
export type KeysAt = Record<string, string>;

export const cursorOf = (place: KeysAt): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** The place a cursor holds; throws `cursor-invalid` unless it lies in this very range. */
export function keysAt(cursor: string, range: Range): KeysAt {
  const names = keyNames(range);
  const place = readKeys(cursor, ["pk", "sk", names.pk, names.sk]);
  const inTable = { pk: place?.pk ?? "", sk: place?.sk ?? "" };
  const inIndex = { pk: place?.[names.pk] ?? "", sk: place?.[names.sk] ?? "" };
  const isOurs = canStand(inTable) && canStand(inIndex) && inIndex.pk === range.pk && holds(range, inIndex.sk);
  if (!place || !isOurs) throw problem("cursor-invalid");
  return place;
}

function readKeys(cursor: string, names: string[]): KeysAt | undefined {
  const shape = z.strictObject(Object.fromEntries(names.map((name) => [name, z.string()])));
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    return undefined;
  }
}

function holds({ beginsWith = "", from, to }: Range, sk: string): boolean {
  if (from !== undefined && byBytes(sk, from) < 0) return false;
  if (to !== undefined && byBytes(sk, to) > 0) return false;
  return sk.startsWith(beginsWith);
}

// Both stores sort by UTF-8 bytes; JavaScript's `<` sorts by UTF-16, which puts 𠮷 before U+FF21.
const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
