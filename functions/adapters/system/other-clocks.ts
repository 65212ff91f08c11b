// What this process sees of other clocks, against its own.
import { setTimeout as passed } from "node:timers/promises";
import { latestSightings, type Sighting } from "../../../core/other-clocks.ts";
import { millisecondsOf } from "../../../core/time.ts";
import type { Clock, OtherClocks } from "../../ports.ts";

/** A hundred editions at eight o'clock are one look; a server that is away keeps nobody else waiting. */
const restMilliseconds = 60_000;

/** So long a look may take, whatever each waits for one answer: a worker that waits for it holds its lease, and is to print after it. */
const silenceMilliseconds = 40_000;

/** `looks`: ways to see another clock now; each tells of it by `saw`. */
export function openOtherClocks(
  clock: Clock,
  looks: readonly (() => Promise<unknown>)[] = [],
  silence = silenceMilliseconds,
): OtherClocks {
  let seen: Sighting[] = [];
  let last: { at: number; done: Promise<void> } | undefined;
  return {
    saw(source, theirs) {
      if (!Number.isFinite(theirs)) return;
      const at = clock.now();
      // A source that was seen just now takes the place of what it said before, also where our clock was set back since.
      const others = seen.filter((it) => it.source !== source);
      seen = latestSightings(others, [{ source, at, ahead: millisecondsOf(at) - theirs }]);
    },
    seen: () => seen,
    look() {
      const at = millisecondsOf(clock.now());
      if (!last || Math.abs(at - last.at) > restMilliseconds)
        last = { at, done: Promise.race([Promise.allSettled(looks.map((it) => it())), given(silence)]).then(() => {}) };
      return last.done;
    },
  };
}

const given = (milliseconds: number): Promise<void> => passed(milliseconds, undefined, { ref: false });
