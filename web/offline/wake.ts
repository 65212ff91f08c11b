// When the device looks after its outbox by itself: at start, by a timer, when the network or the page comes back.
const TICK = 30_000;

/** `all`: also what is backing off; a network that came back is a reason to try it. Answers how to stop. */
export function wakeOften(wake: (all: boolean) => void): () => void {
  const onNetwork = () => wake(true);
  const onVisible = () => document.visibilityState === "visible" && wake(false);
  const timer = setInterval(() => wake(false), TICK);
  addEventListener("online", onNetwork);
  addEventListener("offline", onNetwork);
  document.addEventListener("visibilitychange", onVisible);
  wake(false);
  return () => {
    clearInterval(timer);
    removeEventListener("online", onNetwork);
    removeEventListener("offline", onNetwork);
    document.removeEventListener("visibilitychange", onVisible);
  };
}
