// Sending the queue from one tab at a time.
import { type Drained, drain } from "./drain.ts";
import { newId } from "./ids.ts";
import { leaseLock, webLock } from "./lock.ts";

type Alone = Omit<Parameters<typeof drain>[0], "keep"> & { locks: LockManager | undefined; person: string };

/** Names this tab where there are no Web Locks. */
let holder: string | undefined;

/** Sends what waits once no other tab is at it; undefined when another tab has a lease. */
export function drainAlone({ locks, person, ...context }: Alone, all: boolean): Promise<Drained | undefined> {
  const { store, now } = context;
  holder ??= newId(now());
  const alone = locks ? webLock(locks, `gridform-outbox-${person}`) : leaseLock(store, holder, () => Date.parse(now()));
  return alone((keep) => drain({ ...context, keep }, all));
}
