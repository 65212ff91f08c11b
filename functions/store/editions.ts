// Editions: which one a request names, what is kept of it, and as its readers see it.
import type { EditionView } from "../../api/reports.ts";
import { kindOf, Period } from "../../core/period.ts";
import { problem } from "../../core/problem.ts";
import type { ReportDefinition } from "../../reports/definition.ts";
import type { Edition, EditionId } from "../../reports/edition.ts";
import type { Deps } from "../deps.ts";
import { editionOf } from "./items.ts";
import * as keys from "./keys.ts";

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

export async function loadEdition(
  deps: Deps,
  { report, period, unit }: EditionId,
): Promise<{ edition: Edition; version: number } | undefined> {
  const item = await deps.table.get(keys.editionKey(report, period, unit));
  return item && { edition: editionOf(item), version: Number(item.version) };
}

/** An edition as its readers see it: `pdf` and `json` are addresses. */
export function viewOf(edition: Edition): EditionView {
  const { report, period, unit, unitTitle, title, status } = edition;
  const view = { report, period, unit, unitTitle, title, status };
  if (edition.status === "making") return view;
  const { madeAt, hash, pages, interim } = edition;
  const address = `/api/v1/reports/${report}/editions/${period}/${unit}`;
  return { ...view, madeAt, hash, pages, interim, pdf: `${address}.pdf`, json: `${address}.json` };
}
