// Each report of the catalog gets its first time.
import { nextAt } from "../../../reports/schedule.ts";
import type { Deps } from "../../deps.ts";
import { dueItem } from "../../store/due-item.ts";
import { reportSchedule } from "../work/report-schedule.ts";

/** Puts the first time of each report of the catalog, unless it has one. Safe to run at every start. */
export async function ensureSchedules(deps: Deps): Promise<void> {
  for (const { id: report, schedule } of (await deps.reports()).values()) {
    const first = dueItem({ dueAt: nextAt(schedule, deps.clock.now()), due: reportSchedule.due({ report }) });
    await deps.table.commit([{ kind: "put", item: first, when: { kind: "absent" } }]);
  }
}
