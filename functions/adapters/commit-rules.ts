// What both stores take in one commit: checked before either is asked, so that they refuse alike.
import { mostItemBytes, mostWrites } from "../../core/commit-limit.ts";
import { problem } from "../../core/problem.ts";
import { type Attributes, indexKeys, type Key, type Value, type Write } from "../ports.ts";

// DynamoDB's limits, of which ours are a subset: "Quotas in Amazon DynamoDB", developer guide.
const COMMIT_BYTES = 4 * 1024 * 1024;
const PARTITION_KEY_BYTES = 2048;
const SORT_KEY_BYTES = 1024;
const DEPTH = 31;
const SMALLEST_NUMBER = 1e-130;

const indexAttributes = new Map<string, number>(
  Object.values(indexKeys).flatMap(({ pk, sk }) => [
    [pk, PARTITION_KEY_BYTES],
    [sk, SORT_KEY_BYTES],
  ]),
);

/**
 * Throws `commit-too-large`, `item-too-large` or `content-invalid` for what cannot be kept,
 * and an Error for what no caller should have written (a bug).
 */
export function checkCommit(writes: Write[]): void {
  if (writes.length > mostWrites) throw problem("commit-too-large", { writes: writes.length, most: mostWrites });
  const seen = new Set<string>();
  let bytes = 0;
  for (const write of writes) {
    const key = keyOf(write);
    if (!canStand(key)) throw new Error(`Nothing can stand at the key ${keyText(key)}`);
    const identity = keyText(key);
    if (seen.has(identity)) throw new Error(`Two writes of ${identity} in one commit`);
    seen.add(identity);
    bytes += bytesWritten(write);
  }
  if (bytes > COMMIT_BYTES) throw problem("commit-too-large", { bytes, most: COMMIT_BYTES });
}

export const keyOf = (write: Write): Key => (write.kind === "put" ? write.item : write.key);

/** A whole item may be given as a key; this is the key alone. */
export const bareKey = ({ pk, sk }: Key): Key => ({ pk, sk });

/** One text per key, for maps and messages. */
export const keyText = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

/** Whether anything can stand at a key: what was not made by us (an id in an address) may be no key at all. */
export const canStand = ({ pk, sk }: Key): boolean =>
  isKeyText(pk, PARTITION_KEY_BYTES) && isKeyText(sk, SORT_KEY_BYTES);

/** Whether a partition of the table or an index can have this key. */
export const canBePartition = (pk: string): boolean => isKeyText(pk, PARTITION_KEY_BYTES);

/** The bytes an item takes by DynamoDB's count; throws `item-too-large` and `content-invalid`. */
export function checkItem(item: Attributes): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(item)) {
    if (value === undefined) continue;
    const limit = indexAttributes.get(name);
    if (limit && !isKeyText(value, limit)) throw new Error(`The value of ${name} cannot be a key`);
    bytes += textBytes(name) + valueBytes(value, 0);
  }
  if (bytes > mostItemBytes) throw problem("item-too-large", { bytes, most: mostItemBytes });
  return bytes;
}

function bytesWritten(write: Write): number {
  if (write.kind === "put") return checkItem(write.item);
  if (write.kind !== "update") return 0;
  const names = [
    ...Object.keys(write.set ?? {}).filter((name) => write.set?.[name] !== undefined),
    ...Object.keys(write.add ?? {}),
    ...(write.remove ?? []),
  ];
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`An update names ${twice} twice`);
  if (names.includes("pk") || names.includes("sk")) throw new Error("An update cannot change its item's key");
  return checkItem({ ...write.set, ...write.add });
}

const isKeyText = (value: Value, most: number): boolean =>
  typeof value === "string" && value !== "" && value.isWellFormed() && Buffer.byteLength(value) <= most;

function valueBytes(value: Value, depth: number): number {
  switch (typeof value) {
    case "string":
      return textBytes(value);
    case "number":
      return numberBytes(value);
    case "object":
      return value === null ? 1 : containerBytes(value, depth);
    default:
      return 1;
  }
}

function containerBytes(container: Value[] | Attributes, depth: number): number {
  if (depth >= DEPTH) throw problem("content-invalid", { reason: `nested over ${DEPTH} levels` });
  let bytes = 3;
  if (Array.isArray(container)) {
    for (const value of container) bytes += 1 + valueBytes(value, depth + 1);
    return bytes;
  }
  for (const [name, value] of Object.entries(container)) {
    if (value !== undefined) bytes += 1 + textBytes(name) + valueBytes(value, depth + 1);
  }
  return bytes;
}

function textBytes(text: string): number {
  // Half of a surrogate pair has no UTF-8 form: DynamoDB would store something else than SQLite.
  if (!text.isWellFormed()) throw problem("content-invalid", { reason: "a text holds half a character" });
  return Buffer.byteLength(text);
}

function numberBytes(value: number): number {
  // DynamoDB's client gives larger integers back as another type, and DynamoDB itself refuses smaller fractions.
  const kept = Number.isInteger(value)
    ? Number.isSafeInteger(value)
    : Number.isFinite(value) && Math.abs(value) >= SMALLEST_NUMBER;
  if (!kept) throw problem("content-invalid", { reason: `the number ${value} cannot be kept` });
  return 1 + Math.ceil(String(value).length / 2);
}
