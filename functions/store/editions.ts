// Editions: which one a request names, what is kept of it, and as its readers see it.
import type { EditionDetail, EditionView } from "../../api/reports.ts";
import type { Sighting } from "../../core/other-clocks.ts";
import { kindOf, Period } from "../../core/period.ts";
import { problem } from "../../core/problem.ts";
import type { Circumstances } from "../../reports/circumstances.ts";
import type { ReportDefinition } from "../../reports/definition.ts";
import {
  type Edition,
  type EditionId,
  numberOf,
  type ReadyEdition,
  type WithdrawnEdition,
} from "../../reports/edition.ts";
import type { Deps } from "../deps.ts";
import { deliveryViews } from "./deliveries.ts";
import { editionOf } from "./items.ts";
import * as keys from "./keys.ts";
import { findUnit } from "./units.ts";

export type EditionRequest = { report: string; period: string; unit: string };

/** The report and edition that a request names. Throws `not-found`, and `content-invalid` for a period it is not about. */
export async function readRequest(
  deps: Deps,
  { report, period, unit }: EditionRequest,
): Promise<{ definition: ReportDefinition; id: EditionId }> {
  const definition = (await deps.reports()).get(report);
  if (!definition) throw problem("not-found", { report });
  const parsed = Period.safeParse(period);
  if (!parsed.success || kindOf(parsed.data) !== definition.period) {
    throw invalidPeriod(
      "kind",
      `本报告按${{ week: "周", month: "月", quarter: "季度", year: "年" }[definition.period]}编制`,
      `This report is about a ${definition.period}`,
    );
  }
  return { definition, id: { report, period: parsed.data, unit } };
}

export const invalidPeriod = (code: string, zh: string, en: string) =>
  problem("content-invalid", { errors: [{ pointer: "/period", code, message: { zh, en } }] });

/** What stands of one period and unit, and the version by which it is replaced. */
export type StandingEdition = { edition: Edition; version: number };

export async function loadEdition(
  deps: Deps,
  { report, period, unit }: EditionId,
): Promise<StandingEdition | undefined> {
  const item = await deps.table.get(keys.editionKey(report, period, unit));
  return item && { edition: editionOf(item), version: Number(item.version) };
}

/** What every state of an edition bears, the next one after `before` too. */
export async function namesOf(deps: Deps, definition: ReportDefinition, id: EditionId, before: Edition | undefined) {
  const unitTitle = (await findUnit(deps, id.unit))?.title ?? { zh: id.unit };
  const { withdrawn } = before ?? {};
  return { ...id, title: definition.title, unitTitle, ...(withdrawn && { withdrawn }) };
}

/** An edition as its readers see it: `pdf` and `json` are addresses. Where there is none any more, the one that was withdrawn last. */
export function viewOf(edition: Edition): EditionView {
  const { report, period, unit, unitTitle, title, status, withdrawn = [] } = edition;
  const view = { report, period, unit, unitTitle, title, status, number: numberOf(edition) };
  const last = withdrawn.at(-1);
  switch (edition.status) {
    case "making":
      return view;
    case "held":
      return { ...view, heldAt: edition.heldAt, dueAt: edition.since, clocks: edition.clocks.map(clockOf) };
    case "ready":
      return { ...view, ...madeOf(edition) };
    case "withdrawn":
      return last ? withdrawnView(last, withdrawn.length) : view;
  }
}

/** What there is of one period and unit: the edition that stands, and those that were withdrawn, the newest first. */
export function editionViews(edition: Edition): EditionView[] {
  const past = (edition.withdrawn ?? []).map((it, at) => withdrawnView(it, at + 1)).reverse();
  return edition.status === "withdrawn" ? past : [viewOf(edition), ...past];
}

/** An edition in full: whom it reached, and what was withdrawn before it. `view`: of which of them, the one that stands unless said. */
export async function detailOf(
  deps: Deps,
  definition: ReportDefinition,
  edition: Edition,
  view: EditionView = viewOf(edition),
): Promise<EditionDetail> {
  const { report, period, unit } = edition;
  const deliveries = await deliveryViews(deps, definition, { report, period, unit }, view.number);
  return { ...view, deliveries, earlier: editionViews(edition).filter((it) => it.number < view.number) };
}

function withdrawnView(edition: WithdrawnEdition, number: number): EditionView {
  const { report, period, unit, unitTitle, title, withdrawal } = edition;
  const view = { report, period, unit, unitTitle, title, status: "withdrawn" as const, number };
  return { ...view, ...madeOf(edition, `?number=${number}`), withdrawal };
}

function madeOf(edition: WithdrawnEdition | ReadyEdition, query = "") {
  const { report, period, unit, madeAt, hash, pages, interim, circumstances } = edition;
  const address = `/api/v1/reports/${report}/editions/${period}/${unit}`;
  const files = { pdf: `${address}.pdf${query}`, json: `${address}.json${query}` };
  return { madeAt, hash, pages, interim, ...files, ...(circumstances && cameAbout(circumstances)) };
}

function cameAbout({ due, unconfirmed, vouchedBy }: Circumstances): Pick<EditionView, "clock" | "vouchedBy" | "dueAt"> {
  const clock = vouchedBy ? "vouched" : unconfirmed ? "unconfirmed" : "confirmed";
  return { clock, ...(vouchedBy && { vouchedBy: vouchedBy.name }), ...(due && { dueAt: due }) };
}

const clockOf = ({ source, at, ahead }: Sighting) => ({ source, at, ahead: Math.round(ahead / 1000) });
