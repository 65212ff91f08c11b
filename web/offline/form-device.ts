// What an open form, and every page, needs of the device: little until a form is drawn, all of it when it is sent.
import type { Instant } from "../../core/time.ts";
import type { Connection } from "./connection.ts";
import type { Read } from "./database.ts";
import type { DraftKeeper } from "./drafts.ts";
import type { Drained } from "./drain.ts";
import type { FileShelf } from "./file-shelf.ts";
import type { Draft, Payload, PullOutcome } from "./records.ts";
import type { Store } from "./store.ts";

export type FormDevice = {
  read: Read;
  connection: Pick<Connection, "request">;
  now(): Instant;
  /** The device with its outbox, drafts and files: with a first form it comes after the form is drawn. */
  whole(): Promise<Offline>;
};

/** What the header shows. `signIn`: the server wants to see the person again before anything more is sent. */
export type Status = {
  waiting: number;
  attention: number;
  sent: number;
  sending: boolean;
  signIn: boolean;
  online: boolean;
};

export type Offline = FormDevice & {
  store: Store;
  connection: Connection;
  shelf: FileShelf;
  /** Keeps a draft while it is typed; `tell` hears whether the device could. */
  keeper(draft: Draft, tell?: (kept: boolean) => void): DraftKeeper;
  status(): Status;
  subscribe(listener: (status: Status) => void): () => void;
  /** Queues what was filled in, ends its draft, and starts sending. */
  submit(draft: Draft, payload: Payload): Promise<void>;
  /** Sends what waits; `true`: now, also what is backing off. */
  send(all?: boolean): Promise<Drained | undefined>;
  /** Fetches what changed on the server. */
  pull(): Promise<PullOutcome>;
  /** Makes a refused record a draft again. */
  reopen(id: string): Promise<Draft | undefined>;
  /** Puts a refused record back in line as it is. */
  retry(id: string): Promise<void>;
  /** Counts again, after a page changed the outbox itself. */
  refresh(): Promise<void>;
  /** Sends at start, when the network or the page comes back, and by a timer. Answers how to stop. */
  start(): () => void;
  close(): void;
};
