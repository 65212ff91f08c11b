// Due work handed over within this process: what SQS is on AWS.
import { piecesAtOnce } from "../../../core/due-work.ts";
import type { WorkQueue } from "../../ports.ts";

export type InProcessQueue = WorkQueue & {
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>;
};

/**
 * Does at most `atOnce` pieces of work at a time; an id that already waits is not queued again. Work that rejects is let
 * go: it still stands in the due index, and the next tick brings it again.
 */
export function openQueue(work: (id: string) => Promise<unknown>, atOnce = piecesAtOnce): InProcessQueue {
  const waiting = new Set<string>();
  const running = new Set<Promise<unknown>>();
  const drain = () => {
    for (const id of waiting) {
      if (running.size >= atOnce) return;
      waiting.delete(id);
      const one: Promise<unknown> = work(id)
        .catch(() => undefined)
        .finally(() => {
          running.delete(one);
          drain();
        });
      running.add(one);
    }
  };
  return {
    async send(ids) {
      for (const id of ids) waiting.add(id);
      drain();
    },
    async idle() {
      while (running.size > 0 || waiting.size > 0) await Promise.allSettled(running);
    },
  };
}
