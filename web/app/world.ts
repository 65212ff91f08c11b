// What the client is given at its start, so that nothing in it reaches for a clock or a global by itself.

import type { Me } from "../../api/service.ts";
import type { Instant } from "../../core/time.ts";
import type { Api } from "./api.ts";
import type { Device } from "./device.ts";
import type { Session } from "./session.ts";

export type World = {
  session: Session;
  api: Api;
  now(): Instant;
  storage: Storage;
  openDevice(person: string, learn: (me: Me) => void): Promise<Device>;
  /** Calls back when a newer page waits, with what takes it into use. */
  onUpdate(tell: (take: () => void) => void): void;
  signInFailed: boolean;
};
