// The client's entry point: the only place that reads the clock, and where the parts are put together.
import "./style.css";
import { render } from "preact";
import { type Instant, instantOf } from "../core/time.ts";
import { createApi } from "./api.ts";
import { App } from "./app.tsx";
import { createDevice } from "./device.ts";
import { openOffline } from "./offline/offline.ts";
import { createSession, sessionKey } from "./session.ts";
import type { World } from "./world.ts";

const now = (): Instant => instantOf(Date.now());
const bound: typeof fetch = (input, init) => fetch(input, init);

const session = createSession({
  storage: localStorage,
  fetch: bound,
  crypto,
  now: Date.now,
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
    return createDevice(await openOffline({ person, connection: api.connection, now }), learn);
  },
  onUpdate(tell) {
    tellWaiting = tell;
    if (waiting) tell(waiting);
  },
  signInFailed: false,
};

async function start(): Promise<void> {
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
  render(<App world={world} />, document.getElementById("app") as HTMLElement);
}

/** After the page is up: the first form must not wait for it. */
async function registerWorker(): Promise<void> {
  const { registerServiceWorker } = await import("./offline/updates.ts");
  await registerServiceWorker((take) => {
    waiting = take;
    tellWaiting?.(take);
  });
}

addEventListener("storage", (event) => event.key === sessionKey && session.changedElsewhere());
void start();
addEventListener("load", () => void registerWorker().catch(() => undefined));
