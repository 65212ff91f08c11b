// Reports there are, their editions listed and read.
import type { EditionDetail, EditionView } from "../../../api/reports.ts";
import type { FileLink } from "../../../api/shapes.ts";
import { dueId } from "../../../core/due-work.ts";
import { maxAnswerBytes } from "../../../core/file-limit.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import {
  type Edition,
  isLongInMaking,
  numberOf,
  type ReadyEdition,
  type WithdrawnEdition,
  withoutOrder,
} from "../../../reports/edition.ts";
import type { Deps } from "../../deps.ts";
import type { Page } from "../../ports.ts";
import { detailOf, type EditionRequest, editionViews, loadEdition, readRequest, viewOf } from "../../store/editions.ts";
import { editionOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { type Paged, pageOver } from "../../store/paging.ts";
import { reportEdition } from "../work/report-edition.ts";

export const listReports = async (deps: Deps) =>
  [...(await deps.reports()).values()].map(({ id, title, period }) => ({ id, title, period }));

/**
 * Editions of a report, newest period first: those of one unit, or all that the reader may open. Of a period and unit it is one, so that a
 * page holds no more than asked for: what was withdrawn before it stands in its detail.
 */
export async function listEditions(
  deps: Deps,
  actor: Actor,
  { report, unit }: { report: string; unit?: string },
  page: Page,
): Promise<Paged<EditionView>> {
  if (!(await deps.reports()).has(report)) throw problem("not-found", { report });
  if (unit && !can(actor, "report.read", { unit })) throw problem("forbidden", { action: "report.read" });
  const range = unit ? keys.editionsForUnit(unit) : keys.editionsOf(report);
  const { items, ...more } = await pageOver(deps.table, [range], page, (item) => {
    const edition = editionOf(item);
    return edition.report === report && can(actor, "report.read", { unit: edition.unit }) ? edition : undefined;
  });
  return { ...more, items: (await standingOf(deps, items)).map(viewOf) };
}

/** What there is of editions: one whose work was given up is not being made, and shown as what it was before its order, if anything. */
async function standingOf(deps: Deps, editions: Edition[]): Promise<Edition[]> {
  const now = deps.clock.now();
  const long = editions.filter((it) => isLongInMaking(it, now));
  const workKey = ({ report, period, unit }: Edition) =>
    keys.workKey(dueId(reportEdition.due({ report, period, unit })));
  const work = await deps.table.getMany(long.map(workKey));
  const alive = new Set(work.filter((it) => it.status !== "dead").map((it) => it.pk));
  return editions.flatMap((it) => {
    if (!isLongInMaking(it, now) || alive.has(workKey(it).pk)) return [it];
    return withoutOrder(it) ?? [];
  });
}

export type EditionAnswer =
  | { status: 200; body: EditionDetail | FileLink }
  | { status: 200; bytes: Uint8Array; headers: Record<string, string> & { "content-type": string } };

/**
 * One edition: its file of a format (or where a large one is fetched), or without one what there is of it and whom it reached.
 * `number`: an earlier one that was withdrawn.
 * Throws `forbidden`, `not-found`, `edition-not-ready`.
 */
export async function getEdition(
  deps: Deps,
  actor: Actor,
  { format, number, ...request }: EditionRequest & { format?: "json" | "pdf"; number?: number },
): Promise<EditionAnswer> {
  if (!can(actor, "report.read", { unit: request.unit })) throw problem("forbidden", { action: "report.read" });
  const { definition, id } = await readRequest(deps, request);
  const standing = await loadEdition(deps, id);
  const [known] = await standingOf(deps, standing ? [standing.edition] : []);
  const view = known && (number === undefined ? viewOf(known) : editionViews(known).find((it) => it.number === number));
  if (!known || !view) throw problem("not-found", id);
  if (!format) return { status: 200, body: await detailOf(deps, definition, known, view) };
  const edition = filed(known, view.number);
  if (!edition) throw problem("edition-not-ready", id);
  // A snapshot is read by programs that look for its figures, so it comes as it is; a PDF is seldom small.
  const url = format === "pdf" ? await deps.files.link(edition.pdf, maxAnswerBytes) : undefined;
  if (url !== undefined) return { status: 200, body: { url } };
  const file = await deps.files.get(edition[format]);
  if (!file) throw problem("not-found", { file: edition[format] });
  // Named for whoever saves it.
  const name = encodeURIComponent(`${edition.unitTitle.zh}-${id.period}-${edition.title.zh}.${format}`);
  const headers = {
    "content-type": file.contentType,
    "content-disposition": `inline; filename*=UTF-8''${name}`,
    // What stands at this address may be withdrawn and made anew; the hash says whether the reader has it already.
    "cache-control": "private, no-cache",
    etag: `"${edition.hash}-${format}"`,
  };
  return { status: 200, bytes: file.bytes, headers };
}

/** The edition of a number that has files: the one that stands, the interim one that is read until another is there, or one withdrawn. */
function filed(edition: Edition, number: number): ReadyEdition | WithdrawnEdition | undefined {
  if (number < numberOf(edition) || edition.status === "withdrawn") return edition.withdrawn?.[number - 1];
  return edition.status === "ready" ? edition : edition.before;
}
