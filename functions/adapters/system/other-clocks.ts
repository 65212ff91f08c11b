// What this process sees of other clocks, against its own.
import { latestSightings, type Sighting } from "../../../core/other-clocks.ts";
import { millisecondsOf } from "../../../core/time.ts";
import type { Clock, OtherClocks } from "../../ports.ts";

/** The table, files, mail, the issuer, and some phones. */
const mostSources = 40;

/** `looks`: ways to see another clock now; each tells of it by `saw`. */
export function openOtherClocks(clock: Clock, looks: readonly (() => Promise<unknown>)[] = []): OtherClocks {
  let seen: Sighting[] = [];
  return {
    saw(source, theirs) {
      if (!Number.isFinite(theirs)) return;
      const at = clock.now();
      // A source that was seen just now takes the place of what it said before, also where our clock was set back since.
      const others = seen.filter((it) => it.source !== source);
      seen = latestSightings(mostSources, others, [{ source, at, ahead: millisecondsOf(at) - theirs }]);
    },
    seen: () => seen,
    look: async () => void (await Promise.allSettled(looks.map((it) => it()))),
  };
}
