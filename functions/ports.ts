// The outside world as the use cases see it: a table, files, mail, a queue, a clock, ids.

import type { Sighting } from "../core/other-clocks.ts";
import type { Language } from "../core/text.ts";
import type { Instant } from "../core/time.ts";
import type { UploadTicket } from "../core/upload-ticket.ts";

export type Key = { pk: string; sk: string };

/** What an attribute may hold: what JSON can, so that both stores keep it alike. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value | undefined };
export type Attributes = { [name: string]: Value | undefined };

/**
 * One item. Beside its key it may carry the keys of the indexes it stands in
 * (`gsi1pk`+`gsi1sk`, `gsi2pk`+`gsi2sk`, and `dueShard`+`dueAt` for due work); an item without them is not in that index.
 */
export type Item = Key & Attributes;

export type IndexName = "gsi1" | "gsi2" | "due";
export const indexKeys = {
  gsi1: { pk: "gsi1pk", sk: "gsi1sk" },
  gsi2: { pk: "gsi2pk", sk: "gsi2sk" },
  due: { pk: "dueShard", sk: "dueAt" },
} as const satisfies Record<IndexName, { pk: string; sk: string }>;

/** A slice of one partition, by sort key: `beginsWith`, or `from` (inclusive) to `to` (inclusive), or all of it. */
export type Range = {
  index?: IndexName;
  pk: string;
  beginsWith?: string;
  from?: string;
  to?: string;
  /** Newest (largest sort key) first. */
  descending?: boolean;
};
export type Page = { limit?: number; cursor?: string };

export type Condition =
  | { kind: "absent" }
  | { kind: "present" }
  /** The item's `version` attribute is this number. */
  | { kind: "version"; is: number }
  /** The item is there and its number attribute is at least this. */
  | { kind: "at-least"; attribute: string; value: number }
  /** The item is there and its attribute equals this. */
  | { kind: "equals"; attribute: string; value: string | number | boolean };

export type Write =
  | { kind: "put"; item: Item; when?: Condition }
  /** Creates the item when it is absent (unless `when` forbids it). `add` counts an absent attribute as 0. What `set` holds as undefined stays as it is. A name with dots (`counts.closed`) is NOT a path: attributes are top level only. */
  | {
      kind: "update";
      key: Key;
      set?: Attributes;
      add?: Record<string, number>;
      remove?: string[];
      when?: Condition;
    }
  | { kind: "delete"; key: Key; when?: Condition }
  | { kind: "check"; key: Key; when: Condition };

export type Committed = { ok: true };
/** Nothing was written: the write at `at` (its place in the list) found `stood` (undefined: nothing) where its condition wanted otherwise. */
export type Refused = { ok: false; at: number; stood: Item | undefined };

/**
 * A small and honest subset of what DynamoDB can do. Limits for both adapters: 100 writes a commit, one write per key, 400 KB an item.
 * A file that cannot be used makes all of it throw `store-unreachable`, `store-damaged` or `store-read-only`.
 */
export interface Table {
  /** A consistent read; nothing at what can be no key (empty, over 2048 and 1024 bytes). */
  get(key: Key): Promise<Item | undefined>;
  /** Those that are there, in the order of the keys asked for, each once; any number of keys. */
  getMany(keys: Key[]): Promise<Item[]>;
  /**
   * One page in the order of the sort key's UTF-8 bytes; `cursor` is there when more may follow, is opaque, and holds over writes.
   * Default limit 100; a page may be shorter and still have a cursor (DynamoDB reads 1 MB at a time). A partition of the table
   * is read consistently, an index may lag. Items that share an index's sort key come in any order. Throws `cursor-invalid`.
   */
  query(range: Range, page?: Page): Promise<{ items: Item[]; cursor?: string }>;
  /**
   * All or nothing; returns when durable. Throws the problems `item-too-large`, `commit-too-large` (100 writes, 4 MB), `content-invalid`
   * (a number beyond 2^53, half a character, a nest over 31 levels), `store-full`, `too-busy`; an Error where the writes are a bug.
   */
  commit(writes: Write[]): Promise<Committed | Refused>;
}

/** Bytes by name: S3, or a folder. */
export interface Files {
  put(
    name: string,
    bytes: Uint8Array,
    about: { contentType: string; ifAbsent?: boolean },
  ): Promise<"stored" | "already-there">;
  get(name: string): Promise<{ bytes: Uint8Array; contentType: string } | undefined>;
  /** What is there under a name without all of its bytes; undefined where nothing is. */
  look(name: string): Promise<Looked | undefined>;
  /**
   * An address that gives the bytes, for some minutes and to whoever has it, where there are more than `most` of them and the
   * store can hand them out itself (S3). Undefined elsewhere: then `get` has them, or nobody.
   */
  link(name: string, most: number): Promise<string | undefined>;
  /** Where the browser may send the bytes itself, and these bytes alone, until the ticket expires. */
  uploadTicket(name: string, about: UploadRequest): Promise<UploadTicket>;
}
/** The SHA-256 of all bytes in hex (S3 has none of what was uploaded before tickets asked for one), and the first of them (`tellingBytes`). */
export type Looked = { sha256: string | undefined; start: Uint8Array };
/** `sha256` in hex. */
export type UploadRequest = { contentType: string; size: number; sha256: string };

export type Mail = {
  /** Stable: the same delivery always has the same one, so that a receiver can drop a second copy. Its domain is the sender's in the end. */
  messageId: string;
  to: { name: string; address: string };
  language: Language;
  subject: string;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string; bytes: Uint8Array }[];
};
/** The other side will not take this mail, today or tomorrow: its final word to the recipient or to what is sent. */
export class MailRefused extends Error {}
/** Hands a mail over; resolves when the other side has taken it. Throws `MailRefused`; whatever else it throws may pass. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/** Takes ids of due work to a worker, at least once each. */
export interface WorkQueue {
  send(workIds: string[]): Promise<void>;
}

/** Makes a PDF of a page that stands on its own (styles and pictures inline). */
export interface Printer {
  print(page: PrintRequest): Promise<{ pdf: Uint8Array; pages: number }>;
  close(): Promise<void>;
}
export type PrintRequest = {
  /** A whole HTML document with `<title>` and `lang`. */
  html: string;
  title: string;
  author: string;
  /** The edition's own time: becomes CreationDate and ModDate, so that the same page gives the same bytes. */
  madeAt: Instant;
  /** A text that must be found on the pages; its absence means fonts or content failed, and the print throws. */
  mustContain: string;
};

export interface Clock {
  now(): Instant;
}

/** Other clocks beside ours: adapters tell of those that pass by, and what is weighed from it is core/other-clocks.ts. */
export interface OtherClocks {
  /** Another clock said this just now, in milliseconds since 1970. What is no number says nothing. */
  saw(source: string, theirs: number): void;
  /** What this process has seen, of each source the last. */
  seen(): readonly Sighting[];
  /** Looks at those that can be looked at any time; one that gives no answer has said nothing. */
  look(): Promise<void>;
}
export type SawClock = OtherClocks["saw"];
export interface Ids {
  /** A new UUIDv7. */
  next(): string;
}

/** SHA-256 of bytes or text, hex. */
export type Digest = (content: Uint8Array | string) => string;
