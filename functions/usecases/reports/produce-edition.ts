// Makes an edition, once, from a snapshot that is kept before it is printed.
import { canonical } from "../../../core/canonical.ts";
import { postsOn } from "../../../core/permission.ts";
import { problem } from "../../../core/problem.ts";
import { type Instant, localDate } from "../../../core/time.ts";
import type { ReportDefinition } from "../../../reports/definition.ts";
import { type EditionId, fileStem, isCurrent, isRunning, type ReadyEdition } from "../../../reports/edition.ts";
import { buildSnapshot, type Snapshot } from "../../../reports/snapshot.ts";
import type { Deps, WorkDeps } from "../../deps.ts";
import type { Condition, Write } from "../../ports.ts";
import { dueItem } from "../../store/due-item.ts";
import { type EditionRequest, loadEdition, readRequest } from "../../store/editions.ts";
import { editionItem, editionOf, postOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all } from "../../store/paging.ts";
import { findPerson } from "../../store/people.ts";
import { loadSnapshotInput, readSnapshot } from "../../store/snapshots.ts";
import { findUnit } from "../../store/units.ts";
import { reportDelivery } from "../work/report-delivery.ts";

/**
 * Makes an edition, once: whoever comes later gets the one that was made. A worker that died is continued from the snapshot
 * it kept. Throws `not-found` for a report or unit that is not there.
 */
export async function produceEdition(deps: WorkDeps, request: EditionRequest): Promise<ReadyEdition> {
  const { definition, id } = await readRequest(deps, request);
  const standing = await loadEdition(deps, id);
  const now = deps.clock.now();
  if (standing && isCurrent(standing.edition, now)) return standing.edition;
  const { snapshot, hash, stem } = await keepSnapshot(deps, definition, id, now);
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
  const edition: ReadyEdition = {
    ...id,
    title: definition.title,
    unitTitle: (await findUnit(deps, id.unit))?.title ?? { zh: id.unit },
    status: "ready",
    madeAt: now,
    hash,
    pages,
    pdf: `${stem}.pdf`,
    json: `${stem}.json`,
    interim: snapshot.interim,
  };
  return publish(deps, definition, edition, standing?.version);
}

/** The edition and what its recipients are owed, in one commit; who lost a race gets the winner's. */
async function publish(
  deps: Deps,
  definition: ReportDefinition,
  edition: ReadyEdition,
  version: number | undefined,
): Promise<ReadyEdition> {
  // An interim edition is for whoever asked; nobody is mailed numbers that are not final.
  const people = edition.interim ? [] : await recipientsOf(deps, definition, edition.unit);
  const deliveries = people.map((person): Write => {
    const due = reportDelivery.due({
      report: edition.report,
      period: edition.period,
      unit: edition.unit,
      person,
    });
    return { kind: "put", item: dueItem({ dueAt: edition.madeAt, due }) };
  });
  const when: Condition = version === undefined ? { kind: "absent" } : { kind: "version", is: version };
  const result = await deps.table.commit([
    { kind: "put", item: editionItem(edition, (version ?? 0) + 1), when },
    ...deliveries,
  ]);
  if (result.ok) return edition;
  const winner = result.stood && editionOf(result.stood);
  if (winner?.status === "ready" && winner.hash === edition.hash) return winner;
  throw problem("changed-meanwhile", { report: edition.report, period: edition.period, unit: edition.unit });
}

/** Those who hold the role at the very unit today and can be written to. */
async function recipientsOf(deps: Deps, { recipients }: ReportDefinition, unit: string): Promise<string[]> {
  const posts = (await all(deps.table, keys.holdersOf(unit, recipients.role))).map(postOf);
  const held = postsOn(posts, localDate(deps.clock.now())) as typeof posts;
  const people = await Promise.all([...new Set(held.map((it) => it.person))].map((id) => findPerson(deps, id)));
  return people.flatMap((person) => (person?.email ? [person.id] : []));
}

type Kept = { snapshot: Snapshot; hash: string; stem: string };

/** The snapshot as it stands in its file, whose SHA-256 is the edition's hash. One that was kept before is never replaced. */
async function keepSnapshot(deps: Deps, definition: ReportDefinition, id: EditionId, now: Instant): Promise<Kept> {
  const stem = fileStem(id, isRunning(id.period, now) ? now : undefined);
  const kept = await deps.files.get(`${stem}.json`);
  if (kept) return read(kept.bytes);
  const snapshot = buildSnapshot(definition, await loadSnapshotInput(deps, definition, id, now));
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
