// What an open form needs of the device: little until it is drawn, all of it when it is sent.
import type { Instant } from "../../core/time.ts";
import type { Connection } from "./connection.ts";
import type { Read } from "./database.ts";
import type { Offline } from "./offline.ts";

export type FormDevice = {
  read: Read;
  connection: Pick<Connection, "request">;
  now(): Instant;
  /** The device with its outbox, drafts and files: with a first form it comes after the form is drawn. */
  whole(): Promise<Offline>;
};
