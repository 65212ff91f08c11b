// Whether the files of the store are still those that were opened: an open file that was deleted or replaced takes writes that nobody finds again.
import { statSync } from "node:fs";
import { problem } from "../../../core/problem.ts";

/** Reads look this seldom, in milliseconds; a look is three stats, some 5 µs. */
const LOOK = 1000;

export type Presence = {
  /** Throws `store-unreachable` when they are not. */
  check(): void;
  /** The same, but not more often than once a second. */
  checkNowAndThen(): void;
};

/** To be called when the store is open, for its log is then there; the log and its index count as much as the file. */
export function watchPresence(path: string): Presence {
  if (path === ":memory:") return { check: () => {}, checkNowAndThen: () => {} };
  const places = [path, `${path}-wal`, `${path}-shm`];
  const opened = places.map(identityOf);
  let looked = performance.now();
  const check = () => {
    // While they are gone every read looks: what was committed into them and refused must not be found and told as taken.
    looked = Number.NEGATIVE_INFINITY;
    if (places.some((place, at) => identityOf(place) !== opened[at])) throw problem("store-unreachable");
    looked = performance.now();
  };
  return {
    check,
    checkNowAndThen: () => {
      if (performance.now() - looked > LOOK) check();
    },
  };
}

function identityOf(place: string): string | undefined {
  const found = statSync(place, { throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}
