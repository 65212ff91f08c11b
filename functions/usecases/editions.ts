// Editions: made once from a snapshot that is kept before it is printed, listed and read.
import { canonical } from "../../core/canonical.ts";
import { type Due, dueId } from "../../core/due-work.ts";
import { rangeOf } from "../../core/period.ts";
import { can, postsOn } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { problem } from "../../core/problem.ts";
import { type Instant, localDate } from "../../core/time.ts";
import type { ReportDefinition } from "../../reports/definition.ts";
import {
  type Delivery,
  type Edition,
  type EditionId,
  fileStem,
  isRunning,
  type ReadyEdition,
} from "../../reports/edition.ts";
import { buildSnapshot, type Snapshot } from "../../reports/snapshot.ts";
import * as keys from "../keys.ts";
import type { Condition, WorkQueue, Write } from "../ports.ts";
import { dueItem } from "./commit-decision.ts";
import type { Deps, WorkDeps } from "./deps.ts";
import {
  type EditionRequest,
  type EditionView,
  invalidPeriod,
  isCurrent,
  loadEdition,
  readRequest,
  standingOf,
  viewOf,
} from "./edition-standing.ts";
import { loadSnapshotInput, readSnapshot } from "./load-snapshot.ts";
import { all } from "./page-over.ts";
import { findPerson } from "./people.ts";
import { deliveryOf, editionItem, editionOf, postOf } from "./stored.ts";
import { findUnit } from "./units.ts";

export const listReports = (deps: Deps) =>
  [...deps.reports().values()].map(({ id, title, period }) => ({ id, title, period }));

/**
 * Makes an edition, once: whoever comes later gets the one that was made. A worker that died is continued from the snapshot
 * it kept. Throws `not-found` for a report or unit that is not there.
 */
export async function produceEdition(deps: WorkDeps, request: EditionRequest): Promise<ReadyEdition> {
  const { definition, id } = readRequest(deps, request);
  const standing = await loadEdition(deps, id);
  const now = deps.clock.now();
  if (standing && isCurrent(standing.edition, now)) return standing.edition;
  const { snapshot, hash, stem } = await keepSnapshot(deps, definition, id, now);
  // The charts and templates are 770 KB that only the worker needs: the API, which lists editions, must not start with them.
  const { documentOf, mustContain } = await import("../../reports/document.ts");
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
    const due: Due = {
      kind: "report-delivery",
      report: edition.report,
      period: edition.period,
      unit: edition.unit,
      person,
    };
    return { kind: "put", item: dueItem({ id: dueId(due), dueAt: edition.madeAt, due }) };
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

/**
 * Has an edition made by a worker, at once. `existed`: there is one already. Of a period that is not over an interim one is made.
 * Throws `forbidden`, `not-found`, `content-invalid` for a period that the report is not about or that has not begun.
 */
export async function requestEdition(
  deps: Deps & { queue: WorkQueue },
  actor: Actor,
  request: EditionRequest,
): Promise<{ edition: EditionView; existed: boolean }> {
  if (!can(actor, "report.make", { unit: request.unit })) throw problem("forbidden", { action: "report.make" });
  const { definition, id } = readRequest(deps, request);
  const unit = await findUnit(deps, id.unit);
  if (!unit) throw problem("not-found", { unit: id.unit });
  const now = deps.clock.now();
  if (rangeOf(id.period).from > now) throw invalidPeriod("future", "本期尚未开始", "This period has not begun");
  const standing = await loadEdition(deps, id);
  if (standing && isCurrent(standing.edition, now)) return { edition: viewOf(standing.edition), existed: true };
  const before = standing?.edition.status === "making" ? standing.edition.before : standing?.edition;
  const making: Edition = {
    ...id,
    title: definition.title,
    unitTitle: unit.title,
    status: "making",
    orderedAt: now,
    before,
  };
  const due: Due = { kind: "report-edition", ...id };
  const when: Condition = standing ? { kind: "version", is: standing.version } : { kind: "absent" };
  const result = await deps.table.commit([
    { kind: "put", item: editionItem(making, (standing?.version ?? 0) + 1), when },
    { kind: "put", item: dueItem({ id: dueId(due), dueAt: now, due }) },
  ]);
  // Somebody else asked at the same moment: their order serves both.
  if (result.ok) await deps.queue.send([dueId(due)]);
  return { edition: viewOf(making), existed: false };
}

/** Editions of a report, newest period first: those of one unit, or all that the reader may open. */
export async function listEditions(
  deps: Deps,
  actor: Actor,
  { report, unit }: { report: string; unit?: string },
): Promise<{ items: EditionView[] }> {
  if (unit && !can(actor, "report.read", { unit })) throw problem("forbidden", { action: "report.read" });
  const now = deps.clock.now();
  const { items } = await deps.table.query(unit ? keys.editionsForUnit(unit) : keys.editionsOf(report), { limit: 500 });
  const mine = items
    .flatMap((item) => standingOf(editionOf(item), now) ?? [])
    .filter((it) => it.report === report && can(actor, "report.read", { unit: it.unit }));
  return { items: mine.map(viewOf) };
}

type DeliveryView = { person: string; name: string; status: Delivery["status"]; at: Instant };
export type EditionAnswer =
  | { status: 200; body: EditionView & { deliveries: DeliveryView[] } }
  | { status: 200; bytes: Uint8Array; headers: Record<string, string> };

/**
 * One edition: its file of a format, or without one what there is of it and whom it reached.
 * Throws `forbidden`, `not-found`, `edition-not-ready`.
 */
export async function getEdition(
  deps: Deps,
  actor: Actor,
  { format, ...request }: EditionRequest & { format?: "json" | "pdf" },
): Promise<EditionAnswer> {
  if (!can(actor, "report.read", { unit: request.unit })) throw problem("forbidden", { action: "report.read" });
  const { id } = readRequest(deps, request);
  const standing = await loadEdition(deps, id);
  const known = standing && standingOf(standing.edition, deps.clock.now());
  if (!known) throw problem("not-found", id);
  if (!format) return { status: 200, body: { ...viewOf(known), deliveries: await deliveriesOf(deps, id) } };
  const edition = known.status === "making" ? known.before : known;
  if (edition?.status !== "ready") throw problem("edition-not-ready", id);
  const file = await deps.files.get(edition[format]);
  if (!file) throw problem("not-found", { file: edition[format] });
  // Named for whoever saves it; a final edition never changes.
  const name = encodeURIComponent(`${edition.unitTitle.zh}-${id.period}-${edition.title.zh}.${format}`);
  const cache = edition.interim ? "private, no-cache" : "private, max-age=86400, immutable";
  const headers = {
    "content-type": file.contentType,
    "content-disposition": `inline; filename*=UTF-8''${name}`,
    "cache-control": cache,
  };
  return { status: 200, bytes: file.bytes, headers };
}

async function deliveriesOf(deps: Deps, { report, period, unit }: EditionId): Promise<DeliveryView[]> {
  const deliveries = (await all(deps.table, keys.deliveriesOf(report, period, unit))).map(deliveryOf);
  return Promise.all(
    deliveries.map(async ({ person, status, at }) => ({
      person,
      name: (await findPerson(deps, person))?.name ?? person,
      status,
      at,
    })),
  );
}
