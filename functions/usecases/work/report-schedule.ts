// A report's time has come: its editions become due, and its next time.
import * as z from "zod";
import { type WorkKind, workKind } from "./kind.ts";

const about = z.object({ report: z.string() });

export const reportSchedule: WorkKind<{ report: string }> = workKind(
  "report-schedule",
  about,
  async (deps, { report }, since) => {
    const { scheduleReports } = await import("../reports/schedule.ts");
    await scheduleReports(deps, { report, again: reportSchedule.due({ report }) }, since);
  },
);
