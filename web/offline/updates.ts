// The service worker on the page's side: registered through the one policy that Trusted Types allow, and told when to take over.

type Policy = { createScriptURL(url: string): unknown };
type Factory = { createPolicy(name: string, rules: { createScriptURL(url: string): string }): Policy };

const SCRIPT = "/service-worker.js";

/** The script's address as the page's policy (`trusted-types gridform`) lets it through. */
function scriptUrl(): string {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  const policy = factory?.createPolicy("gridform", {
    createScriptURL(url) {
      if (url !== SCRIPT) throw new TypeError("not a script of ours");
      return url;
    },
  });
  return (policy ? policy.createScriptURL(SCRIPT) : SCRIPT) as string;
}

/**
 * Registers the service worker; `tell` is called when a newer page waits, with the way to take it.
 * A new page never takes over by itself: somebody may be in the middle of a form.
 */
export async function registerServiceWorker(tell: (take: () => void) => void): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(scriptUrl());
  let reloading = false;
  let hadOne = serviceWorker.controller !== null;
  serviceWorker.addEventListener("controllerchange", () => {
    // The first worker of all takes over a page that is right already.
    if (hadOne && !reloading) {
      reloading = true;
      location.reload();
    }
    hadOne = true;
  });
  const offer = (worker: ServiceWorker | null) => {
    if (worker && serviceWorker.controller) tell(() => worker.postMessage("take-over"));
  };
  offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
  });
}
