// What other clocks said against ours, shared by all processes of an installation: the API sees phones, the worker AWS.
import { agrees, judgeClock, latestSightings, type Sighting, toleratedMilliseconds } from "../../core/other-clocks.ts";
import { later, millisecondsOf } from "../../core/time.ts";
import type { Deps } from "../deps.ts";
import type { Condition } from "../ports.ts";
import { sightingsItem, sightingsOf } from "./items.ts";
import * as keys from "./keys.ts";

/** A source that says the same is written down so often at most, whoever sees it: one item for all is not to become a hot one. */
const restMilliseconds = 10 * 60_000;

type Known = Pick<Deps, "table" | "clock" | "clocks">;

/** All that is known of other clocks: what is kept, and what this process has seen since. */
export async function knownSightings(deps: Known): Promise<Sighting[]> {
  return latestSightings((await keptSightings(deps)).sightings, deps.clocks.seen());
}

/** What other clocks say of ours. What passed by is enough where one of them agreed; otherwise those that can be asked are. */
export async function weighClock(deps: Known) {
  const weigh = async () => judgeClock(await knownSightings(deps), deps.clock.now());
  const known = await weigh();
  if (known.verdict === "confirmed") return known;
  await deps.clocks.look();
  return weigh();
}

/** Writes down what this process has seen, where it says something new. Who loses a race to another writes at the next sighting. */
export async function shareSightings(deps: Known): Promise<void> {
  const { sightings: kept, version } = await keptSightings(deps);
  const seen = deps.clocks.seen();
  if (!seen.some((it) => isNews(it, kept))) return;
  const when: Condition = version === 0 ? { kind: "absent" } : { kind: "version", is: version };
  const item = sightingsItem(latestSightings(kept, seen), version + 1);
  await deps.table.commit([{ kind: "put", item, when }]);
}

/** What stands in our future was kept before our clock was set back: it must not stand before what is seen now. */
async function keptSightings({ table, clock }: Known): Promise<{ sightings: Sighting[]; version: number }> {
  const item = await table.get(keys.settingKey("other-clocks"));
  const latest = later(clock.now(), toleratedMilliseconds);
  return {
    sightings: item ? sightingsOf(item).filter((it) => it.at <= latest) : [],
    version: Number(item?.version ?? 0),
  };
}

function isNews(seen: Sighting, kept: readonly Sighting[]): boolean {
  const known = kept.find((it) => it.source === seen.source);
  if (!known) return true;
  const apart = millisecondsOf(seen.at) - millisecondsOf(known.at);
  return apart > restMilliseconds || (apart > 0 && agrees(seen) !== agrees(known));
}
