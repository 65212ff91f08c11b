// The demonstration begins with last month's reports in the outbox.

import { type Due, dueId } from "../../core/due-work.ts";
import type { Period } from "../../core/period.ts";
import type { Deps } from "../deps.ts";
import { dueItem } from "../store/due-item.ts";
import * as keys from "../store/keys.ts";
import { county } from "./district.ts";

/** Makes the district's and one street's edition due now, unless they were made before. */
export async function demoDeliveries(deps: Deps, period: string): Promise<void> {
  for (const unit of [county, `${county}001`]) {
    const due: Due = { kind: "report-edition", report: "monthly-assessment", period, unit };
    if (await deps.table.get(keys.editionKey(due.report, period as Period, unit))) continue;
    await deps.table.commit([{ kind: "put", item: dueItem({ id: dueId(due), dueAt: deps.clock.now(), due }) }]);
  }
}
