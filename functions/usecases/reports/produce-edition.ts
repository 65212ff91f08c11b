// Makes an edition, once, from a snapshot that is kept before it is printed.
import { canonical } from "../../../core/canonical.ts";
import { dueId, leaseMilliseconds } from "../../../core/due-work.ts";
import { problem } from "../../../core/problem.ts";
import { type Instant, later } from "../../../core/time.ts";
import type { Circumstances } from "../../../reports/circumstances.ts";
import type { ReportDefinition } from "../../../reports/definition.ts";
import {
  type EditionId,
  fileStem,
  type HeldEdition,
  isCurrent,
  isRunning,
  numberOf,
  type ReadyEdition,
} from "../../../reports/edition.ts";
import { type MakeOrHold, makeOrHold } from "../../../reports/make-or-hold.ts";
import { buildSnapshot, type Snapshot } from "../../../reports/snapshot.ts";
import type { Deps, WorkDeps } from "../../deps.ts";
import type { Condition, Write } from "../../ports.ts";
import { dueItem } from "../../store/due-item.ts";
import { type EditionRequest, loadEdition, namesOf, readRequest, type StandingEdition } from "../../store/editions.ts";
import { holdEdition } from "../../store/hold-edition.ts";
import { editionItem, editionOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { weighClock } from "../../store/other-clocks.ts";
import { loadSnapshotInput, readSnapshot } from "../../store/snapshots.ts";
import { reportMailing } from "../work/report-mailing.ts";
import { mailEdition } from "./mail-edition.ts";

/**
 * Makes an edition, once: whoever comes later gets the one that was made. A worker that died is continued from the snapshot
 * it kept. `since`: when it became due, of one that nobody ordered. A final edition is held instead while every other clock disagrees
 * with ours, unless somebody vouched for it. Throws `not-found` for a report or unit that is not there.
 */
export async function produceEdition(
  deps: WorkDeps,
  request: EditionRequest,
  since?: Instant,
): Promise<ReadyEdition | HeldEdition> {
  const { definition, id } = await readRequest(deps, request);
  const standing = await loadEdition(deps, id);
  const now = deps.clock.now();
  if (standing && isCurrent(standing.edition, now)) return standing.edition;
  const told: Partial<MakeOrHold> = isRunning(id.period, now)
    ? {}
    : await judged(deps, definition, id, { standing, since });
  if (told.held) return holdEdition(deps, definition, { id, standing, held: told.held });
  const { snapshot, hash, stem } = await keepSnapshot(deps, definition, { id, standing, circumstances: told.made });
  // The charts and templates are 770 KB that only the worker needs: the API, which lists editions, must not start with them.
  const { documentOf, mustContain } = await import("../../../reports/document/document.ts");
  const { pdf, pages } = await deps.printer.print({
    html: documentOf(snapshot, hash),
    title: snapshot.title,
    author: snapshot.issuer,
    madeAt: snapshot.asOf,
    mustContain: mustContain(snapshot),
  });
  await deps.files.put(`${stem}.pdf`, pdf, { contentType: "application/pdf" });
  const { interim, circumstances } = snapshot;
  const edition: ReadyEdition = {
    ...(await namesOf(deps, definition, id, standing?.edition)),
    status: "ready",
    madeAt: now,
    hash,
    pages,
    pdf: `${stem}.pdf`,
    json: `${stem}.json`,
    interim,
    ...(circumstances && { circumstances }),
  };
  return publish(deps, edition, standing?.version);
}

/** What the clocks allow of a final edition; none is asked for an interim one. */
async function judged(deps: WorkDeps, definition: ReportDefinition, id: EditionId, { standing, since }: Judging) {
  const clock = await weighClock(deps);
  return makeOrHold(definition, id, { edition: standing?.edition, since, clock, now: deps.clock.now() });
}
type Judging = { standing: StandingEdition | undefined; since: Instant | undefined };

/** The edition and that it is to be mailed, in one commit; who lost a race gets the winner's. */
async function publish(deps: Deps, edition: ReadyEdition, version: number | undefined): Promise<ReadyEdition> {
  const { report, period, unit } = edition;
  const number = numberOf(edition);
  const about = { report, period, unit, ...(number > 1 && { number: String(number) }) };
  const due = reportMailing.due(about);
  // Done at once, below; by another worker, should this one die over it.
  const mailing = dueItem({ dueAt: later(edition.madeAt, leaseMilliseconds), due });
  const when: Condition = version === undefined ? { kind: "absent" } : { kind: "version", is: version };
  const result = await deps.table.commit([
    { kind: "put", item: editionItem(edition, (version ?? 0) + 1), when },
    // An interim edition is for whoever asked; nobody is mailed numbers that are not final.
    ...(edition.interim ? [] : [{ kind: "put", item: mailing } satisfies Write]),
  ]);
  if (result.ok) {
    if (edition.interim) return edition;
    await mailEdition(deps, about);
    await deps.table.commit([{ kind: "delete", key: keys.workKey(dueId(due)) }]);
    return edition;
  }
  const winner = result.stood && editionOf(result.stood);
  if (winner?.status === "ready" && winner.hash === edition.hash) return winner;
  throw problem("changed-meanwhile", { report, period, unit });
}

/** A worker that died is followed within so long, its lease and the first pauses; in milliseconds. */
const soon = 15 * 60_000;

/**
 * Whether a snapshot that was never printed may have been taken by a clock that ran ahead and was set right since: no other clock
 * confirmed it, and it is not of a moment ago. Figures are read anew then, for what came in between would be missing.
 */
const mayBeEarly = ({ circumstances, asOf }: Snapshot, now: Instant): boolean =>
  circumstances?.unconfirmed === true && now > later(asOf as Instant, soon);

type Kept = { snapshot: Snapshot; hash: string; stem: string };
type Keeping = { id: EditionId; standing: StandingEdition | undefined; circumstances?: Circumstances };

/** The snapshot as it stands in its file, whose SHA-256 is the edition's hash. One that was kept before is never replaced. */
async function keepSnapshot(
  deps: Deps,
  definition: ReportDefinition,
  { id, standing, circumstances }: Keeping,
): Promise<Kept> {
  const now = deps.clock.now();
  const heldAt = standing && "heldAt" in standing.edition ? standing.edition.heldAt : undefined;
  const apart = isRunning(id.period, now)
    ? ({ as: "interim", at: now } as const)
    : heldAt && ({ as: "held", at: heldAt } as const);
  const stem = fileStem(id, numberOf(standing?.edition), apart);
  const kept = await deps.files.get(`${stem}.json`);
  if (kept && !mayBeEarly(read(kept.bytes).snapshot, now)) return read(kept.bytes);
  const snapshot = buildSnapshot(definition, await loadSnapshotInput(deps, definition, id, now, circumstances));
  const bytes = new TextEncoder().encode(canonical(snapshot));
  const put = await deps.files.put(`${stem}.json`, bytes, { contentType: "application/json", ifAbsent: !kept });
  if (put === "stored") return read(bytes);
  const first = await deps.files.get(`${stem}.json`);
  if (!first) throw new Error(`${stem}.json is there and cannot be read`);
  return read(first.bytes);

  function read(from: Uint8Array): Kept {
    return { snapshot: readSnapshot(from), hash: deps.digest(from), stem };
  }
}
