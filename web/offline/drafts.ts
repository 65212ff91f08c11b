// What is typed so far, kept while it is typed.
import type { Draft } from "./records.ts";
import type { Store } from "./store.ts";

/** What changes of a draft while a form is filled. */
export type Typed = Pick<Draft, "answers" | "confirmed" | "page">;

/** Keeps a form's draft up to date; after `stop` nothing is written any more, whatever was still pending. */
export interface DraftKeeper {
  save(typed: Typed): void;
  /** Writes what is pending now: the page is being left. */
  flush(): Promise<void>;
  /** Ends the keeping and waits for a write on its way: the draft is about to be queued or thrown away. */
  stop(): Promise<void>;
  /** Takes the keeping up again: queueing failed, and what is typed on must not be lost. */
  resume(): void;
  /** For how long the form stood open so far. */
  seconds(): number;
}

const PAUSE = 400;

/** A keeper that writes 400 ms after the last change; `tell` hears whether the device could keep it (its store may be full). */
export function draftKeeper(
  store: Store,
  draft: Draft,
  now: () => string,
  tell?: (kept: boolean) => void,
): DraftKeeper {
  let pending: Typed | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let stopped = false;
  const began = Date.parse(now());
  const seconds = () => (draft.seconds ?? 0) + Math.max(0, Math.round((Date.parse(now()) - began) / 1000));

  // Another tab may have queued the same draft meanwhile: then writing would bring it back to life.
  const write = async (next: Draft) => {
    const tx = store.transaction(["drafts", "outbox"], "readwrite");
    const queued = await tx.objectStore("outbox").get(next.id);
    if (!queued || queued.state === "attention") await tx.objectStore("drafts").put(next);
    await tx.done;
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const typed = pending;
    pending = undefined;
    if (typed && !stopped) {
      const next = { ...draft, ...typed, savedAt: now(), seconds: seconds() };
      // One write that fails must not end those after it.
      writing = writing
        .then(() => write(next))
        .then(
          () => tell?.(true),
          () => tell?.(false),
        );
    }
    return writing;
  };

  return {
    save(typed) {
      if (stopped) return;
      pending = typed;
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), PAUSE);
    },
    flush,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      pending = undefined;
      await writing;
    },
    resume() {
      stopped = false;
    },
    seconds,
  };
}

/** Drafts, last touched first. */
export async function listDrafts(store: Store): Promise<Draft[]> {
  const drafts = await store.getAll("drafts");
  return drafts.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

/** Throws a draft away, because its owner said so. */
export const discardDraft = (store: Store, key: string): Promise<void> => store.delete("drafts", key);
