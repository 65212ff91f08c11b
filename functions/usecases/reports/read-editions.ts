// Reports there are, their editions listed and read.
import type { EditionDetail, EditionView } from "../../../api/reports.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { type EditionId, standingOf } from "../../../reports/edition.ts";
import type { Deps } from "../../deps.ts";
import type { Page } from "../../ports.ts";
import { type EditionRequest, loadEdition, readRequest, viewOf } from "../../store/editions.ts";
import { deliveryOf, editionOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all, type Paged, pageOver } from "../../store/paging.ts";
import { findPerson } from "../../store/people.ts";

export const listReports = async (deps: Deps) =>
  [...(await deps.reports()).values()].map(({ id, title, period }) => ({ id, title, period }));

/** Editions of a report, newest period first: those of one unit, or all that the reader may open. */
export async function listEditions(
  deps: Deps,
  actor: Actor,
  { report, unit }: { report: string; unit?: string },
  page: Page,
): Promise<Paged<EditionView>> {
  if (!(await deps.reports()).has(report)) throw problem("not-found", { report });
  if (unit && !can(actor, "report.read", { unit })) throw problem("forbidden", { action: "report.read" });
  const now = deps.clock.now();
  const range = unit ? keys.editionsForUnit(unit) : keys.editionsOf(report);
  return pageOver(deps.table, [range], page, (item) => {
    const edition = standingOf(editionOf(item), now);
    const isMine = edition?.report === report && can(actor, "report.read", { unit: edition.unit });
    return isMine ? viewOf(edition) : undefined;
  });
}

export type EditionAnswer =
  | { status: 200; body: EditionDetail }
  | { status: 200; bytes: Uint8Array; headers: Record<string, string> & { "content-type": string } };

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
  const { id } = await readRequest(deps, request);
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

async function deliveriesOf(deps: Deps, { report, period, unit }: EditionId): Promise<EditionDetail["deliveries"]> {
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
