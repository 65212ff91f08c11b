// The offline heart for one signed-in person: what pages call, and the sending that goes on behind them.
import type { Instant } from "../../core/time.ts";
import type { Connection } from "./connection.ts";
import { draftKeeper } from "./drafts.ts";
import { enqueue } from "./enqueue.ts";
import type { FileShelf } from "./file-shelf.ts";
import type { Offline } from "./form-device.ts";
import { type OutboxStatus, watchOutbox } from "./outbox-status.ts";
import { senderOf, sending } from "./sender.ts";
import { openStore, type Store } from "./store.ts";
import { wakeOften } from "./wake.ts";

/** After the first form is on the screen. */
const WARM = 2_000;

const queueing = () => import("./outbox.ts");

type Sender = ReturnType<typeof senderOf>;
type Parts = { store: Store; connection: Connection; now(): Instant; status: OutboxStatus; sender: Sender };

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
  const status = watchOutbox(store, person);
  const sender = senderOf({ store, connection, now, locks, person }, status);
  const parts = { store, connection, now, status, sender };
  await status.count();
  const offline: Offline = {
    store,
    read: (table, key) => store.get(table, key),
    whole: async () => offline,
    connection,
    keeper: (draft, tell) => draftKeeper(store, draft, now, tell),
    shelf: shelfOf(store, now),
    now,
    status: status.now,
    subscribe: status.subscribe,
    ...outboxOf(parts),
    refresh: status.count,
    start: () => startAll(parts),
    close() {
      sender.close();
      status.close();
      store.close();
    },
  };
  return offline;
}

const shelfOf = (store: Store, now: () => Instant): FileShelf => ({
  put: async (bytes, contentType) => (await import("./files.ts")).storeShelf(store, now).put(bytes, contentType),
  get: (name) => store.get("files", name),
});

const outboxOf = ({
  store,
  connection,
  now,
  status,
  sender,
}: Parts): Pick<Offline, "submit" | "send" | "pull" | "reopen" | "retry"> => ({
  async submit(draft, payload) {
    await enqueue(store, draft, payload, now());
    status.changed();
    if (navigator.onLine) void sender.send().catch(() => undefined);
  },
  send: sender.send,
  async pull() {
    const { pull } = await import("./pull.ts");
    return pull(store, connection, now());
  },
  async reopen(id) {
    const { reopen } = await queueing();
    const draft = await reopen(store, id, now());
    status.changed();
    return draft;
  },
  async retry(id) {
    const { retry } = await queueing();
    await retry(store, id);
    status.changed();
    void sender.send().catch(() => undefined);
  },
});

function startAll({ store, now, status, sender }: Parts): () => void {
  const stop = wakeOften((all) => {
    status.tell({ online: navigator.onLine });
    void sender.sendIfWaiting(all).catch(() => undefined);
  });
  // What a full queue or a lost network would need must be here before.
  const warm = setTimeout(() => {
    void queueing();
    void sending();
    void import("./files.ts").then((it) => it.sweepFiles(store, now()));
  }, WARM);
  return () => {
    stop();
    clearTimeout(warm);
  };
}
