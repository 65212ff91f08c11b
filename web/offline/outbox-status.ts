// What the header shows of a person's outbox, counted here and told to other tabs.
import { countOutbox } from "./counts.ts";
import type { Status } from "./form-device.ts";
import type { Store } from "./store.ts";

export type OutboxStatus = ReturnType<typeof watchOutbox>;

export function watchOutbox(store: Store, person: string) {
  // Other tabs count again when this one changed something; Safari before 15.4 has no channel and counts on its next tick.
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(`gridform-${person}`);
  const listeners = new Set<(status: Status) => void>();
  let status: Status = { waiting: 0, attention: 0, sent: 0, sending: false, signIn: false, online: navigator.onLine };
  const tell = (change: Partial<Status>) => {
    status = { ...status, ...change };
    for (const listener of listeners) listener(status);
  };
  const count = async () => tell(await countOutbox(store));
  if (channel) channel.onmessage = () => void count();
  return {
    now: () => status,
    tell,
    count,
    /** Something in the outbox is another than before. */
    changed() {
      channel?.postMessage("changed");
      void count();
    },
    subscribe(listener: (status: Status) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => channel?.close(),
  };
}
