// The demonstration begins with last month's reports in the outbox.

import type { Period } from "../../core/period.ts";
import type { Deps } from "../deps.ts";
import { dueItem } from "../store/due-item.ts";
import * as keys from "../store/keys.ts";
import { reportEdition } from "../usecases/work/report-edition.ts";
import { county } from "./district.ts";

/** Makes the district's and one street's edition due now, unless they were made before. */
export async function demoDeliveries(deps: Deps, period: string): Promise<void> {
  for (const unit of [county, `${county}001`]) {
    const edition = { report: "monthly-assessment", period: period as Period, unit };
    if (await deps.table.get(keys.editionKey(edition.report, edition.period, unit))) continue;
    const due = reportEdition.due(edition);
    await deps.table.commit([{ kind: "put", item: dueItem({ dueAt: deps.clock.now(), due }) }]);
  }
}
