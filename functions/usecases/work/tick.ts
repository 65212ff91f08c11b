// What the tick finds every minute.

import type { Deps } from "../../deps.ts";
import type { WorkQueue } from "../../ports.ts";
import * as keys from "../../store/keys.ts";

/** A tick hands over at most so many pieces a shard; the next one, a minute later, takes the rest. */
const perShard = 200;

/** Sends every piece of work that is due to the workers. Sending one twice is harmless: only one can claim it. */
export async function tick(deps: Pick<Deps, "table" | "clock">, queue: WorkQueue): Promise<number> {
  const now = deps.clock.now();
  const shards = await Promise.all(
    Array.from({ length: keys.workShards }, (_, shard) =>
      deps.table.query(keys.dueWork(shard, now), { limit: perShard }),
    ),
  );
  const ids = shards.flatMap((page) => page.items.map((item) => item.pk.slice("WORK#".length)));
  if (ids.length > 0) await queue.send(ids);
  return ids.length;
}
