// A report's time has come: its editions become due, and its next time.
import * as z from "zod";
import { workKind } from "./kind.ts";

export const reportSchedule = workKind("report-schedule", z.object({ report: z.string() }), async (deps, about) => {
  const { scheduleReports } = await import("../reports/schedule.ts");
  await scheduleReports(deps, about, deps.clock.now());
});
