// Mails of all reports that reached nobody: what an operator is shown.
import type { DeliveryView } from "../../../api/reports.ts";
import { type EditionId, isLeft, numberOf } from "../../../reports/edition.ts";
import type { Deps } from "../../deps.ts";
import { deliveryViews } from "../../store/deliveries.ts";
import { editionOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all } from "../../store/paging.ts";

export type LeftMail = EditionId & { left: DeliveryView[]; retrying: number };

/** The editions with mails that were given up, refused or skipped, or that the mail server has not taken yet. Reads every edition there is. */
export async function leftMail(deps: Deps): Promise<LeftMail[]> {
  const found: LeftMail[] = [];
  for (const definition of (await deps.reports()).values()) {
    for (const edition of (await all(deps.table, keys.editionsOf(definition.id))).map(editionOf)) {
      if (edition.status !== "ready" || edition.interim) continue;
      const { report, period, unit } = edition;
      const views = await deliveryViews(deps, definition, { report, period, unit }, numberOf(edition));
      const left = views.filter(isLeft);
      const retrying = views.filter((it) => it.status === "retrying").length;
      if (left.length > 0 || retrying > 0) found.push({ report, period, unit, left, retrying });
    }
  }
  return found;
}
