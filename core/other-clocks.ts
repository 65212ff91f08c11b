// Whether this machine's clock can be trusted: what other clocks said against it, weighed.
import { type Instant, millisecondsOf } from "./time.ts";

/** What another clock said when it was last seen. */
export type Sighting = {
  /** Whose clock: `table`, `files`, `mail`, `issuer`, or one of the phones. */
  source: string;
  /** When that was, by our own clock. */
  at: Instant;
  /** Our clock less theirs, in milliseconds: above 0 ours was ahead. */
  ahead: number;
};

/** Clocks that differ by more do not agree: no network is so slow, and no phone that is used every day so wrong. */
export const toleratedMilliseconds = 3_600_000;
/** For so long an agreement says that the clock is right. Whatever moved it on by more than is tolerated has moved it past this. */
const agreesMilliseconds = toleratedMilliseconds;
/** For so long a disagreement is remembered: over a long weekend. */
const disagreesMilliseconds = 3 * 24 * 3_600_000;

/** Sources that are remembered, the latest ones: the table, files, mail, the issuer, and some phones. Some 100 bytes each. */
export const mostSightings = 40;

export type ClockVerdict = "confirmed" | "unconfirmed" | "disputed";

/**
 * What the other clocks say of ours at an instant of it. `disputed`: every one that counts disagrees, and `by` says which;
 * one that agrees outweighs all others. `unconfirmed`: none was seen, which is no disagreement.
 */
export function judgeClock(
  sightings: readonly Sighting[],
  now: Instant,
): { verdict: ClockVerdict; by: readonly Sighting[] } {
  const age = ({ at }: Sighting) => millisecondsOf(now) - millisecondsOf(at);
  // What was seen in our future was seen before our clock was set back: it says nothing of the clock as it is now. The functions of
  // one installation may differ by a moment.
  const told = sightings.filter((it) => age(it) >= -toleratedMilliseconds);
  const agreeing = told.filter(agrees);
  if (agreeing.some((it) => age(it) <= agreesMilliseconds)) return { verdict: "confirmed", by: [] };
  const by = told.filter(
    (it) => !agrees(it) && age(it) <= disagreesMilliseconds && !agreeing.some((other) => refutes(other, it)),
  );
  return { verdict: by.length > 0 ? "disputed" : "unconfirmed", by };
}

/** Whether another clock and ours were the same, as far as clocks of phones and networks go. */
export const agrees = ({ ahead }: Sighting): boolean => Math.abs(ahead) <= toleratedMilliseconds;

/** A clock that agreed after the other disagreed, or so shortly before that ours cannot have been moved so far in between. */
const refutes = (agreeing: Sighting, other: Sighting): boolean =>
  millisecondsOf(agreeing.at) > millisecondsOf(other.at) - Math.max(other.ahead, 0);

/** The sightings of several lists, of each source the latest; the latest `mostSightings` of them, in the order of their sources. */
export function latestSightings(...lists: readonly (readonly Sighting[])[]): Sighting[] {
  const latest = new Map<string, Sighting>();
  for (const it of lists.flat()) {
    const known = latest.get(it.source);
    if (!known || known.at <= it.at) latest.set(it.source, it);
  }
  return [...latest.values()]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, mostSightings)
    .sort((a, b) => (a.source < b.source ? -1 : 1));
}
