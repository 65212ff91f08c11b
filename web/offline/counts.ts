// How much waits, and how much needs a person.
import type { Store } from "./store.ts";

export type OutboxCounts = { waiting: number; attention: number; sent: number };

/** The outbox by state. */
export async function countOutbox(store: Store): Promise<OutboxCounts> {
  const [waiting, attention, sent] = await Promise.all(
    (["waiting", "attention", "sent"] as const).map((state) => store.countFromIndex("outbox", "state", state)),
  );
  return { waiting: waiting ?? 0, attention: attention ?? 0, sent: sent ?? 0 };
}
