// Queueing what was filled in: with the first form already, for the network may be gone when it is done.
import type { Draft, Payload } from "./records.ts";
import type { Store } from "./store.ts";

/**
 * Queues what was filled in and ends its draft, in one transaction: after a crash there is the one or the other, never both or none.
 * Where the id is queued or sent already (a double tap, a second tab), only the draft ends.
 */
export async function enqueue(
  store: Store,
  draft: Draft,
  payload: Payload,
  now: string,
): Promise<"queued" | "already-there"> {
  const tx = store.transaction(["outbox", "drafts"], "readwrite");
  const outbox = tx.objectStore("outbox");
  const there = await outbox.get(draft.id);
  const fresh = !there || there.state === "attention";
  if (fresh) {
    await outbox.put({
      id: draft.id,
      title: draft.title,
      about: draft.about,
      queuedAt: now,
      payload,
      draft,
      attempts: 0,
      state: "waiting",
    });
  }
  await tx.objectStore("drafts").delete(draft.key);
  await tx.done;
  return fresh ? "queued" : "already-there";
}
