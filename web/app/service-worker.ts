// The service worker: the built page opens without a network, and a newer one waits until the reader takes it.

/** Put in by scripts/build-web.ts: every file of the page, and a name that changes with any of them. */
declare const __FILES__: string[];
declare const __BUILD__: string;

type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Event & { request: Request; respondWith(answer: Promise<Response>): void };
type Scope = {
  addEventListener(name: "install" | "activate", listener: (event: Waiting) => void): void;
  addEventListener(name: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(name: "message", listener: (event: MessageEvent) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  location: Location;
};
const worker = self as unknown as Scope;

const CACHE = `gridform-page-${__BUILD__}`;
const files = new Set(__FILES__);

worker.addEventListener("install", (event) => {
  // `reload`: past the browser's own cache, which may hold an index.html of yesterday.
  const requests = __FILES__.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

worker.addEventListener("activate", (event) => {
  const old = caches
    .keys()
    .then((names) =>
      Promise.all(names.filter((it) => it.startsWith("gridform-page-") && it !== CACHE).map((it) => caches.delete(it))),
    );
  event.waitUntil(old.then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  if (event.data === "take-over") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  // The page lives at "/": other addresses (the issuer's, the outbox, the API) are the server's.
  const path = request.mode === "navigate" && url.pathname === "/" ? "/index.html" : url.pathname;
  if (path === "/config.json") event.respondWith(freshFirst(request));
  else if (files.has(path)) event.respondWith(fromCache(path, request));
});

async function fromCache(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

/** The deployment's configuration: of now where there is a network, else of the last time. */
async function freshFirst(request: Request): Promise<Response> {
  const cache = await caches.open("gridform-config");
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put("/config.json", answer.clone());
    return answer;
  } catch (error) {
    const kept = await cache.match("/config.json");
    if (kept) return kept;
    throw error;
  }
}
