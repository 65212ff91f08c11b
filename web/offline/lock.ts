// One tab at a time: Web Locks where there are some, else a lease in the store (Safari before 15.4, Chrome before 69).
import { readMeta, type Store } from "./store.ts";

/** Runs the work once nobody else holds the name; `keep` must be called now and then by long work. Undefined: another tab has it. */
export type RunAlone = <T>(work: (keep: () => Promise<void>) => Promise<T>) => Promise<T | undefined>;

const LEASE = 60_000;

export const webLock =
  (locks: LockManager, name: string): RunAlone =>
  (work) =>
    // Waits for the other tab: what was queued here while that one was finishing must still go out.
    locks.request(name, () => work(async () => {}));

/** A lease of a minute, taken and renewed in one transaction each. */
export const leaseLock =
  (store: Store, holder: string, now: () => number): RunAlone =>
  async (work) => {
    const take = async (): Promise<boolean> => {
      const tx = store.transaction("meta", "readwrite");
      const lease = await tx.store.get("lease");
      const free = lease?.key !== "lease" || lease.until < now() || lease.holder === holder;
      if (free) await tx.store.put({ key: "lease", holder, until: now() + LEASE });
      await tx.done;
      return free;
    };
    if (!(await take())) return undefined;
    try {
      return await work(async () => void (await take()));
    } finally {
      const lease = await readMeta(store, "lease");
      if (lease?.holder === holder) await store.delete("meta", "lease");
    }
  };
