// Makes an edition, once, from a snapshot that is kept before it is printed.
import { canonical } from "../../../core/canonical.ts";
import { dueId, leaseMilliseconds } from "../../../core/due-work.ts";
import { judgeClock } from "../../../core/other-clocks.ts";
import { problem } from "../../../core/problem.ts";
import { type Instant, later } from "../../../core/time.ts";
import { type Circumstances, lateSince } from "../../../reports/circumstances.ts";
import type { ReportDefinition } from "../../../reports/definition.ts";
import {
  type Edition,
  type EditionId,
  fileStem,
  type HeldEdition,
  isCurrent,
  isRunning,
  numberOf,
  type ReadyEdition,
} from "../../../reports/edition.ts";
import { dueOf } from "../../../reports/schedule.ts";
import { buildSnapshot, type Snapshot } from "../../../reports/snapshot.ts";
import type { Deps, WorkDeps } from "../../deps.ts";
import type { Condition, Write } from "../../ports.ts";
import { dueItem } from "../../store/due-item.ts";
import { type EditionRequest, loadEdition, readRequest } from "../../store/editions.ts";
import { editionItem, editionOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { knownSightings } from "../../store/other-clocks.ts";
import { loadSnapshotInput, readSnapshot } from "../../store/snapshots.ts";
import { findUnit } from "../../store/units.ts";
import { reportMailing } from "../work/report-mailing.ts";
import { mailEdition } from "./mail-edition.ts";

type Standing = { edition: Edition; version: number } | undefined;

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
  const told = isRunning(id.period, now) ? {} : await circumstancesOf(deps, definition, id, { standing, since });
  if (told.held) return hold(deps, definition, { id, standing, held: told.held });
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
    ...(await namesOf(deps, definition, id, standing)),
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

/** What every state of an edition bears. */
async function namesOf(deps: Deps, definition: ReportDefinition, id: EditionId, standing: Standing) {
  const unitTitle = (await findUnit(deps, id.unit))?.title ?? { zh: id.unit };
  const { withdrawn } = standing?.edition ?? {};
  return { ...id, title: definition.title, unitTitle, ...(withdrawn && { withdrawn }) };
}

type Held = Pick<HeldEdition, "heldAt" | "since" | "clocks">;

/** How a final edition comes about now, or why it must wait. */
async function circumstancesOf(
  deps: WorkDeps,
  definition: ReportDefinition,
  { period }: EditionId,
  { standing, since }: { standing: Standing; since?: Instant },
): Promise<{ made?: Circumstances; held?: Held }> {
  const now = deps.clock.now();
  const edition = standing?.edition;
  const ordered = edition?.status === "making" ? edition : undefined;
  const before = ordered ?? (edition?.status === "held" ? edition : undefined);
  const scheduled = dueOf(definition.schedule, period);
  // Nobody can be late with what was ordered just now.
  const wanted = before ? before.since : since;
  const due = wanted && [wanted, scheduled].toSorted().at(-1);
  const clock = await askOtherClocks(deps);
  const vouchedBy = clock.verdict === "disputed" ? ordered?.vouchedBy : undefined;
  if (clock.verdict === "disputed" && !vouchedBy)
    return { held: { heldAt: before?.heldAt ?? now, since: due ?? now, clocks: [...clock.by] } };
  const last = edition?.withdrawn?.at(-1);
  const late = due && lateSince(due, now);
  return {
    made: {
      ...(late && { due: late }),
      ...(clock.verdict === "unconfirmed" && { unconfirmed: true }),
      ...(vouchedBy && { vouchedBy }),
      ...(last && {
        replaces: {
          madeAt: last.madeAt,
          at: last.withdrawal.at,
          name: last.withdrawal.name,
          reason: last.withdrawal.reason,
        },
      }),
    },
  };
}

/** What passed by is enough where one of the clocks agreed; otherwise those that can be asked are. */
async function askOtherClocks(deps: Deps) {
  const weigh = async () => judgeClock(await knownSightings(deps), deps.clock.now());
  const known = await weigh();
  if (known.verdict === "confirmed") return known;
  await deps.clocks.look();
  return weigh();
}

type Holding = { id: EditionId; standing: Standing; held: Held };

/** Leaders and administrators see that it is held, and by whose clocks. */
async function hold(deps: Deps, definition: ReportDefinition, { id, standing, held }: Holding): Promise<HeldEdition> {
  const before = standing?.edition;
  const earlier = before?.status === "ready" ? before : before && "before" in before ? before.before : undefined;
  const edition: HeldEdition = {
    ...(await namesOf(deps, definition, id, standing)),
    status: "held",
    ...held,
    ...(earlier && { before: earlier }),
  };
  const when: Condition = standing ? { kind: "version", is: standing.version } : { kind: "absent" };
  // Who changed it meanwhile vouched for the clock, or withdrew something: looked at again soon, it is told.
  await deps.table.commit([{ kind: "put", item: editionItem(edition, (standing?.version ?? 0) + 1), when }]);
  return edition;
}

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

type Kept = { snapshot: Snapshot; hash: string; stem: string };
type Keeping = { id: EditionId; standing: Standing; circumstances?: Circumstances };

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
  if (kept) return read(kept.bytes);
  const snapshot = buildSnapshot(definition, await loadSnapshotInput(deps, definition, id, now, circumstances));
  const bytes = new TextEncoder().encode(canonical(snapshot));
  const put = await deps.files.put(`${stem}.json`, bytes, { contentType: "application/json", ifAbsent: true });
  if (put === "stored") return read(bytes);
  const first = await deps.files.get(`${stem}.json`);
  if (!first) throw new Error(`${stem}.json is there and cannot be read`);
  return read(first.bytes);

  function read(from: Uint8Array): Kept {
    return { snapshot: readSnapshot(from), hash: deps.digest(from), stem };
  }
}
