// One worker does one piece of due work, exactly once as far as anybody can see.
import { backOffMilliseconds, type Due, leaseMilliseconds, maxAttempts } from "../../../core/due-work.ts";
import { type Instant, later } from "../../../core/time.ts";
import type { WorkDeps } from "../../deps.ts";
import type { Item } from "../../ports.ts";
import * as keys from "../../store/keys.ts";
import { meetDeadline } from "../cases/meet-deadline.ts";
import { deliverEdition } from "../reports/deliver-edition.ts";
import { produceEdition } from "../reports/produce-edition.ts";
import { scheduleReports } from "../reports/schedule.ts";

/** What each kind of due work is done by. */
const handlers = {
  "case-deadline": async (deps: WorkDeps, due: Extract<Due, { kind: "case-deadline" }>) =>
    void (await meetDeadline(deps, due.case)),
  "report-schedule": async (deps: WorkDeps, due: Extract<Due, { kind: "report-schedule" }>) =>
    void (await scheduleReports(deps, due, deps.clock.now())),
  "report-edition": async (deps: WorkDeps, due: Extract<Due, { kind: "report-edition" }>) =>
    void (await produceEdition(deps, due)),
  "report-delivery": async (deps: WorkDeps, due: Extract<Due, { kind: "report-delivery" }>) =>
    void (await deliverEdition(deps, due)),
} satisfies { [Kind in Due["kind"]]: (deps: WorkDeps, due: Extract<Due, { kind: Kind }>) => Promise<void> };

export type WorkOutcome = "done" | "not-ours" | "failed" | "dead";

/**
 * Claims one piece of work, does it, and takes it out of the due index. A worker that dies leaves its lease to run out;
 * the next tick then finds the work due again. A failure counts and backs off; the fifth one makes the work dead.
 */
export async function doWork(
  deps: WorkDeps,
  id: string,
  report: (outcome: WorkOutcome, error?: unknown) => void = () => {},
): Promise<WorkOutcome> {
  const claimed = await claimWork(deps, id);
  if (claimed === "not-ours" || claimed === "dead") {
    report(claimed, claimed === "dead" ? new Error(workerDied) : undefined);
    return claimed;
  }
  const due = claimed.due as Due;
  try {
    await (handlers[due.kind] as (deps: WorkDeps, due: Due) => Promise<void>)(deps, due);
    await finish(deps, claimed);
    report("done");
    return "done";
  } catch (error) {
    const outcome = await putBack(deps, claimed, error);
    report(outcome, error);
    return outcome;
  }
}

/** The claim moves the work's due time to the end of the lease: until then no tick finds it. */
async function claimWork(deps: WorkDeps, id: string): Promise<Item | "not-ours" | "dead"> {
  const item = await deps.table.get(keys.workKey(id));
  const now = deps.clock.now();
  if (!item || item.status === "dead" || item.status === "done" || String(item.dueAt) > now) return "not-ours";
  const version = Number(item.version);
  const claimed: Item = {
    ...item,
    status: "claimed",
    dueAt: later(now, leaseMilliseconds),
    attempts: Number(item.attempts) + 1,
    version: version + 1,
  };
  // A worker that died five times over the same work never came to count its failures: the lease ran out instead.
  if (Number(claimed.attempts) > maxAttempts) {
    const buried = await deps.table.commit([
      { kind: "put", item: dead(item, workerDied), when: { kind: "version", is: version } },
    ]);
    return buried.ok ? "dead" : "not-ours";
  }
  const result = await deps.table.commit([{ kind: "put", item: claimed, when: { kind: "version", is: version } }]);
  return result.ok ? claimed : "not-ours";
}

const workerDied = "the worker died every time";

/** Done work is deleted, unless its handler set it a next time (a schedule replaces its own item). */
async function finish(deps: WorkDeps, claimed: Item): Promise<void> {
  await deps.table.commit([
    { kind: "delete", key: { pk: claimed.pk, sk: claimed.sk }, when: { kind: "version", is: Number(claimed.version) } },
  ]);
}

async function putBack(deps: WorkDeps, claimed: Item, error: unknown): Promise<WorkOutcome> {
  const attempts = Number(claimed.attempts);
  // Well-formed, for the store takes nothing else, and the failure must be counted.
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1000).toWellFormed();
  const version = Number(claimed.version);
  const next: Item =
    attempts >= maxAttempts
      ? dead(claimed, reason)
      : {
          ...claimed,
          status: "waiting",
          dueAt: later(deps.clock.now(), backOffMilliseconds(attempts)) as Instant,
          reason,
          version: version + 1,
        };
  await deps.table.commit([{ kind: "put", item: next, when: { kind: "version", is: version } }]);
  return attempts >= maxAttempts ? "dead" : "failed";
}

/** Dead work leaves the due index and stays to be looked at. */
function dead(item: Item, reason: string): Item {
  const { dueShard: _shard, dueAt, ...rest } = item;
  return { ...rest, status: "dead", reason, wasDueAt: dueAt, version: Number(item.version) + 1 } as Item;
}
