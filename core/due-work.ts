// What must happen later: what one piece is about, its id, and the states it goes through.
import type { Instant } from "./time.ts";

/** What is to be done: its kind, and what it is about in the order in which its id names it. functions/usecases/work/ has a file for each kind. */
export type Due = { kind: string } & { [field: string]: string };

/** `since`: when it became due in the first place, where that was before. */
export type DueWork = { dueAt: Instant; due: Due; since?: Instant };

/** The id says what is to be done, so that the same thing is never due twice: `report-edition:monthly-assessment:2026-10:371602`. */
export function dueId(due: Due): string {
  const { kind, ...about } = due;
  return [kind, ...Object.values(about)].join(":");
}

/** One piece of a kind: of what it is about the `fields` that are there, in the order in which its id names them. */
export const dueOf = (
  kind: string,
  fields: readonly string[],
  about: { [field: string]: string | undefined },
): Due => ({
  kind,
  ...Object.fromEntries(fields.flatMap((name) => (about[name] === undefined ? [] : [[name, about[name]]]))),
});

/** How often a kind of work is tried, and how long it waits in milliseconds after the n-th failed attempt. */
export type Patience = { attempts: number; pause(attempts: number): number };

/** Five attempts, then a person has to look: 30 s, 2 min, 8 min, 32 min. */
export const patience: Patience = { attempts: 5, pause: (attempts) => 30_000 * 4 ** (attempts - 1) };

const minute = 60_000;
/**
 * A mail server may be away for a weekend: 1, 2, 4, … 256 min, then every six hours, and given up after five days
 * (RFC 5321, 4.5.4.1: at least four to five).
 */
export const mailPatience: Patience = {
  attempts: 29,
  pause: (attempts) => Math.min(minute * 2 ** (attempts - 1), 6 * 60 * minute),
};

/**
 * How long a worker may hold a piece of work: longer than the worker's function may run at all, so that nobody takes up what somebody
 * is still at. A report of 20 pages takes seconds; one that is stopped by the printer's watchdog and tried once more, two minutes.
 */
export const leaseMilliseconds = 180_000;
/** Pieces that a worker has in hand at a time, which is how many it prints at a time: none waits for the printer while its lease runs. */
export const piecesAtOnce = 2;

/**
 * Thrown where only the operator can clear the way, as by naming a browser: the work waits, with this for its reason. It is looked at
 * again each minute, and no attempt is counted.
 */
export class WorkWaits extends Error {}
export const waitMilliseconds = 60_000;

/** A form's draft that nobody has touched for so long is told of. */
export const staleAfterMilliseconds = 14 * 24 * 3_600_000;
