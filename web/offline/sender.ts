// Sends what waits in the outbox: one sending at a time in this tab, and once more soon when the network was away.
import type { Instant } from "../../core/time.ts";
import type { Connection } from "./connection.ts";
import type { Drained } from "./drain.ts";
import type { OutboxStatus } from "./outbox-status.ts";
import type { Store } from "./store.ts";

/** A little longer than the first back-off. */
const SOON = 6_000;

export const sending = () => import("./send-alone.ts");

type Sending = {
  store: Store;
  connection: Connection;
  now(): Instant;
  locks: LockManager | undefined;
  person: string;
};

export function senderOf(context: Sending, status: OutboxStatus) {
  let running: Promise<Drained | undefined> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let next: { all: boolean } | undefined;

  async function run(all: boolean): Promise<Drained | undefined> {
    let outcome: Drained | undefined = "later";
    status.tell({ sending: true });
    clearTimeout(soon);
    try {
      const { drainAlone } = await sending();
      outcome = await drainAlone({ ...context, changed: status.changed }, all);
      if (outcome) status.tell({ signIn: outcome === "sign-in" });
      return outcome;
    } finally {
      status.tell({ sending: false });
      status.changed();
      // A network that has just come back is often away again for a moment.
      if (outcome === "later" && !closed) soon = setTimeout(() => void sendIfWaiting(false).catch(ignore), SOON);
    }
  }

  /** What is asked for while a sending is at work starts another when it ends. */
  function send(all = false): Promise<Drained | undefined> {
    if (running) {
      next = { all: all || next?.all === true };
      return running;
    }
    running = run(all).finally(() => {
      running = undefined;
      const asked = next;
      next = undefined;
      if (asked) void send(asked.all).catch(ignore);
    });
    return running;
  }

  async function sendIfWaiting(all: boolean): Promise<void> {
    await status.count();
    if (status.now().waiting > 0 && navigator.onLine) await send(all);
  }

  const close = () => {
    closed = true;
    clearTimeout(soon);
  };
  return { send, sendIfWaiting, close };
}

/** What did not go waits in the outbox. */
const ignore = () => undefined;
