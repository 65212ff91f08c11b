// Audit events: who saw or changed what and why, a hash chain per record.
import { canonical } from "../../core/canonical.ts";
import { problem } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import type { Deps } from "../deps.ts";
import * as keys from "./keys.ts";
import { all } from "./paging.ts";

export type AuditEvent = {
  sequence: number;
  record: string;
  at: Instant;
  by: string;
  action: string;
  reason: string;
  /** The hash of the event before (64 zeros for the first), and of this one with it. */
  before: string;
  hash: string;
};

/** Of those that meet at a record, one gets its place each time. */
const maxTries = 64;

/** Adds an event to a record's chain; it is durable before what it allows is answered. */
export async function audit(
  deps: Deps,
  record: string,
  by: string,
  action: string,
  reason: string,
): Promise<AuditEvent> {
  for (let tries = 0; tries < maxTries; tries++) {
    const last = (await deps.table.query({ ...keys.auditOf(record), descending: true }, { limit: 1 })).items[0];
    const event = {
      sequence: Number(last?.sequence ?? 0) + 1,
      record,
      at: deps.clock.now(),
      by,
      action,
      reason,
      before: String(last?.hash ?? "0".repeat(64)),
    };
    const hash = deps.digest(canonical(event));
    const result = await deps.table.commit([
      { kind: "put", item: { ...keys.auditKey(record, event.sequence), ...event, hash }, when: { kind: "absent" } },
    ]);
    if (result.ok) return { ...event, hash };
  }
  throw problem("too-busy");
}

/** The first event whose hash or place does not fit, or undefined when the chain is whole. */
export async function brokenAt(deps: Deps, record: string): Promise<number | undefined> {
  let before = "0".repeat(64);
  for (const [at, item] of (await all(deps.table, keys.auditOf(record))).entries()) {
    // Everything but the item's own frame is under the hash, so that an attribute that was added shows too.
    const { pk: _pk, sk: _sk, format: _format, hash, ...event } = item;
    if (event.sequence !== at + 1 || event.before !== before || hash !== deps.digest(canonical(event))) return at + 1;
    before = String(hash);
  }
  return undefined;
}
