// Everything but the form: sign-in, the API, the device and the frame, put together.
import type { Around } from "./around.ts";
import "./style.css";
import type { ComponentType } from "preact";
import type { Instant } from "../../core/time.ts";
import type { Offline } from "../offline/form-device.ts";
import { openOffline } from "../offline/offline.ts";
import { registerServiceWorker } from "../offline/updates.ts";
import { createApi } from "./api.ts";
import { App } from "./app.tsx";
import { createDevice } from "./device.ts";
import { createSession, sessionKey } from "./session.ts";
import type { World } from "./world.ts";
export type Given = { now(): Instant; clock(): number; onDevice(offline: Offline): void };

/** Puts the client together; answers what draws it. */
export async function openShell({ now, clock, onDevice }: Given): Promise<ComponentType<{ around?: Around }>> {
  const bound: typeof fetch = (input, init) => fetch(input, init);
  const session = createSession({
    storage: localStorage,
    fetch: bound,
    crypto,
    now: clock,
    leave: (url) => location.assign(url),
    home: `${location.origin}/`,
    locks: navigator.locks,
  });
  const api = createApi({
    fetch: bound,
    session,
    language: () => (localStorage.getItem("gridform.language") === "en" ? "en" : "zh"),
  });
  /** A newer page that waits, and who wants to know of it. */
  let waiting: (() => void) | undefined;
  let tellWaiting: ((take: () => void) => void) | undefined;
  const world: World = {
    session,
    api,
    now,
    storage: localStorage,
    async openDevice(person, learn) {
      const offline = await openOffline({ person, connection: api.connection, now });
      onDevice(offline);
      return createDevice(offline, learn);
    },
    onUpdate(tell) {
      tellWaiting = tell;
      if (waiting) tell(waiting);
    },
    signInFailed: false,
  };
  try {
    const returnTo = await session.complete(location.search);
    if (returnTo !== undefined) {
      // Another person may have signed in than the one this device remembers.
      localStorage.removeItem("gridform.me");
      history.replaceState(null, "", `/${returnTo}`);
    }
  } catch {
    world.signInFailed = true;
    history.replaceState(null, "", "/");
  }
  addEventListener("storage", (event) => event.key === sessionKey && session.changedElsewhere());
  // It takes in every file of the page, for which nothing on the screen must wait.
  const register = () =>
    void registerServiceWorker((take) => {
      waiting = take;
      tellWaiting?.(take);
    }).catch(() => undefined);
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
  return ({ around }) => <App world={world} around={around} />;
}
