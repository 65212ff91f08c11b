// The offline heart for one signed-in person: what pages call, and the sending that goes on behind them.

import type { Instant } from "../../core/time.ts";
import type { Connection } from "./connection.ts";
import { countOutbox } from "./counts.ts";
import { draftKeeper } from "./drafts.ts";
import type { Drained } from "./drain.ts";
import { enqueue } from "./enqueue.ts";
import type { Offline, Status } from "./form-device.ts";
import { openStore } from "./store.ts";

const TICK = 30_000;
/** A little longer than the first back-off. */
const SOON = 6_000;
/** After the first form is on the screen. */
const WARM = 2_000;

const queueing = () => import("./outbox.ts");
const sending = () => import("./send-alone.ts");

/** Opens a person's store and makes it work; `now` is the device's clock. */
export async function openOffline(options: {
  person: string;
  connection: Connection;
  now(): Instant;
  locks?: LockManager;
}): Promise<Offline> {
  const { connection, now, person } = options;
  const store = await openStore(person);
  const locks = "locks" in options ? options.locks : navigator.locks;
  // Other tabs count again when this one changed something; Safari before 15.4 has no channel and counts on its next tick.
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(`gridform-${person}`);
  const listeners = new Set<(status: Status) => void>();
  let status: Status = { waiting: 0, attention: 0, sent: 0, sending: false, signIn: false, online: navigator.onLine };
  let running: Promise<Drained | undefined> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let next: { all: boolean } | undefined;

  const tell = (change: Partial<Status>) => {
    status = { ...status, ...change };
    for (const listener of listeners) listener(status);
  };
  const count = async () => tell(await countOutbox(store));
  const changed = () => {
    channel?.postMessage("changed");
    void count();
  };

  async function run(all: boolean): Promise<Drained | undefined> {
    let outcome: Drained | undefined = "later";
    tell({ sending: true });
    clearTimeout(soon);
    try {
      const { drainAlone } = await sending();
      outcome = await drainAlone({ store, connection, now, changed, locks, person }, all);
      if (outcome) tell({ signIn: outcome === "sign-in" });
      return outcome;
    } finally {
      tell({ sending: false });
      changed();
      // A network that has just come back is often away again for a moment.
      if (outcome === "later" && !closed)
        soon = setTimeout(() => void sendIfWaiting(false).catch(() => undefined), SOON);
    }
  }

  /** One sending at a time in this tab; what is asked for meanwhile starts another when it ends. */
  function send(all = false): Promise<Drained | undefined> {
    if (running) {
      next = { all: all || next?.all === true };
      return running;
    }
    running = run(all).finally(() => {
      running = undefined;
      const asked = next;
      next = undefined;
      if (asked) void send(asked.all).catch(() => undefined);
    });
    return running;
  }

  const sendIfWaiting = async (all: boolean) => {
    await count();
    if (status.waiting > 0 && navigator.onLine) await send(all);
  };

  if (channel) channel.onmessage = () => void count();
  await count();

  const offline: Offline = {
    store,
    read: (table, key) => store.get(table, key),
    whole: async () => offline,
    connection,
    keeper: (draft, tell) => draftKeeper(store, draft, now, tell),
    shelf: {
      put: async (bytes, contentType) => (await import("./files.ts")).storeShelf(store, now).put(bytes, contentType),
      get: (name) => store.get("files", name),
    },
    now,
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async submit(draft, payload) {
      await enqueue(store, draft, payload, now());
      changed();
      if (navigator.onLine) void send().catch(() => undefined);
    },
    send,
    async pull() {
      const { pull } = await import("./pull.ts");
      return pull(store, connection, now());
    },
    async reopen(id) {
      const { reopen } = await queueing();
      const draft = await reopen(store, id, now());
      changed();
      return draft;
    },
    async retry(id) {
      const { retry } = await queueing();
      await retry(store, id);
      changed();
      void send().catch(() => undefined);
    },
    refresh: count,
    start() {
      const wake = (all = false) => {
        tell({ online: navigator.onLine });
        void sendIfWaiting(all).catch(() => undefined);
      };
      // A network that came back is a reason to try what was backing off.
      const onNetwork = () => wake(true);
      const onVisible = () => document.visibilityState === "visible" && wake();
      const timer = setInterval(() => wake(), TICK);
      addEventListener("online", onNetwork);
      addEventListener("offline", onNetwork);
      document.addEventListener("visibilitychange", onVisible);
      wake();
      // What a full queue or a lost network would need must be here before.
      const warm = setTimeout(() => {
        void queueing();
        void sending();
        void import("./files.ts").then((it) => it.sweepFiles(store, now()));
      }, WARM);
      return () => {
        clearInterval(timer);
        clearTimeout(warm);
        removeEventListener("online", onNetwork);
        removeEventListener("offline", onNetwork);
        document.removeEventListener("visibilitychange", onVisible);
      };
    },
    close() {
      closed = true;
      clearTimeout(soon);
      channel?.close();
      store.close();
    },
  };
  return offline;
}
