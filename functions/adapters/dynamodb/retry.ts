// Asks DynamoDB again, later and later, while it says that it is busy.
import { setTimeout as pause } from "node:timers/promises";
import { problem } from "../../../core/problem.ts";

/** The most attempts, about five seconds of waiting in the mean. */
export const ATTEMPTS = 12;
const FIRST_WAIT = 25;
const LONGEST_WAIT = 1000;

/** To be returned by an attempt that did nothing and should be made again. */
export const again = Symbol("again");

/** Throws `too-busy` when no attempt was taken. */
export async function untilTaken<T>(attempts: number, attempt: () => Promise<T | typeof again>): Promise<T> {
  for (let made = 1; ; made++) {
    const result = await attempt();
    if (result !== again) return result;
    if (made >= attempts) throw problem("too-busy");
    // Full jitter, so that those who met do not meet again: "Exponential Backoff And Jitter", AWS Architecture Blog.
    await pause(Math.random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** made));
  }
}

// Of these DynamoDB has done nothing. The SDK has tried three times itself; a hot key needs more patience.
const busy = new Set([
  "TransactionConflictException",
  "TransactionInProgressException",
  "ProvisionedThroughputExceededException",
  "ThrottlingException",
  "RequestLimitExceeded",
]);
export const isBusy = (error: unknown): boolean => error instanceof Error && busy.has(error.name);
