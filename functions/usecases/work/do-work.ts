// One worker does one piece of due work, exactly once as far as anybody can see.
import {
  type Due,
  leaseMilliseconds,
  type Patience,
  patience,
  WorkWaits,
  waitMilliseconds,
} from "../../../core/due-work.ts";
import { type Instant, later } from "../../../core/time.ts";
import type { WorkDeps } from "../../deps.ts";
import { type Condition, type Item, MailRefused } from "../../ports.ts";
import * as keys from "../../store/keys.ts";
import { workKinds } from "./kinds.ts";

export type WorkOutcome = "done" | "waiting" | "not-ours" | "waits" | "refused" | "failed" | "dead";

/**
 * Claims one piece of work, does it, and takes it out of the due index. A worker that dies leaves its lease to run out;
 * the next tick then finds the work due again. A failure counts and backs off, until the patience of its kind is over: then the
 * work is dead. `waiting`: its time has not come after all, and it is looked at again. `waits`: it waits for the operator, and counts no attempt.
 * `refused`: its mail was, for good; that is its end, for one mistyped address is nothing that an operator should be rung for.
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
  try {
    const again = await handle(deps, claimed);
    await (again === undefined ? finish(deps, claimed) : putOff(deps, claimed, again));
    const outcome = again === undefined ? "done" : "waiting";
    report(outcome);
    return outcome;
  } catch (error) {
    const outcome = error instanceof MailRefused ? "refused" : await putBack(deps, claimed, error);
    if (outcome === "refused") await finish(deps, claimed);
    report(outcome, error);
    return outcome;
  }
}

/** Work of a kind that nobody knows, or about nothing that can be, fails like any other: it is given up in the end, and told. */
async function handle(deps: WorkDeps, { due, since }: Item): Promise<Instant | undefined> {
  const { kind } = due as Due;
  const known = workKinds.get(kind);
  if (!known) throw new Error(`No work is of the kind ${kind}`);
  return known.run(deps, due as Due, since as Instant);
}

const patienceFor = (item: Item): Patience => workKinds.get((item.due as Due).kind)?.patience ?? patience;

/** The claim moves the work's due time to the end of the lease: until then no tick finds it. */
async function claimWork(deps: WorkDeps, id: string): Promise<Item | "not-ours" | "dead"> {
  const item = await deps.table.get(keys.workKey(id));
  const now = deps.clock.now();
  if (!item || item.status === "dead" || item.status === "done" || String(item.dueAt) > now) return "not-ours";
  // As it stands in the due index: every claim, failure and next time moves it, so that no two states of one work share it.
  const when: Condition = { kind: "equals", attribute: "dueAt", value: String(item.dueAt) };
  const claimed: Item = {
    ...item,
    status: "claimed",
    // Whose it is now: a worker whose lease ran out finds another's here, and touches nothing.
    claim: deps.ids.next(),
    dueAt: later(now, leaseMilliseconds),
    // Claims and failures move `dueAt`; what the work is about may follow from when it became due.
    since: item.since ?? item.dueAt,
    attempts: Number(item.attempts) + 1,
    version: Number(item.version) + 1,
  };
  // A worker that died every time over the same work never came to count its failures: the lease ran out instead.
  if (Number(claimed.attempts) > patienceFor(item).attempts) {
    const buried = await deps.table.commit([{ kind: "put", item: dead(item, workerDied), when }]);
    return buried.ok ? "dead" : "not-ours";
  }
  const result = await deps.table.commit([{ kind: "put", item: claimed, when }]);
  return result.ok ? claimed : "not-ours";
}

const workerDied = "the worker died every time";

const still = (claimed: Item): Condition => ({ kind: "equals", attribute: "claim", value: String(claimed.claim) });

/** Done work is deleted, unless its handler set it a next time (a schedule replaces its own item), or another has it now. */
async function finish(deps: WorkDeps, claimed: Item): Promise<void> {
  await deps.table.commit([{ kind: "delete", key: { pk: claimed.pk, sk: claimed.sk }, when: still(claimed) }]);
}

/** Looked at again later; that is no failure, so it is as patient then as at first. */
async function putOff(deps: WorkDeps, claimed: Item, dueAt: Instant): Promise<void> {
  const { claim: _claim, reason: _reason, ...free } = claimed;
  const next = { ...(free as Item), status: "waiting", dueAt, attempts: 0, version: Number(claimed.version) + 1 };
  await deps.table.commit([{ kind: "put", item: next, when: still(claimed) }]);
}

async function putBack(deps: WorkDeps, claimed: Item, error: unknown): Promise<WorkOutcome> {
  const waits = error instanceof WorkWaits;
  const attempts = Number(claimed.attempts) - (waits ? 1 : 0);
  const { attempts: most, pause } = patienceFor(claimed);
  const over = !waits && attempts >= most;
  // Well-formed, for the store takes nothing else, and the failure must be counted.
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1000).toWellFormed();
  const { claim: _claim, ...free } = claimed;
  const next: Item = over
    ? dead(claimed, reason)
    : {
        ...(free as Item),
        status: "waiting",
        attempts,
        dueAt: later(deps.clock.now(), waits ? waitMilliseconds : pause(attempts)),
        reason,
        version: Number(claimed.version) + 1,
      };
  const kept = await deps.table.commit([{ kind: "put", item: next, when: still(claimed) }]);
  // The lease ran out meanwhile: how it ends is for the one to say who has it now.
  if (!kept.ok) return "not-ours";
  if (waits) return "waits";
  return over ? "dead" : "failed";
}

/** Dead work leaves the due index and stays to be looked at. */
function dead(item: Item, reason: string): Item {
  const { dueShard: _shard, claim: _claim, dueAt, ...rest } = item;
  return { ...rest, status: "dead", reason, wasDueAt: dueAt, version: Number(item.version) + 1 } as Item;
}
