// An edition is there: it becomes due to each of its recipients.
import * as z from "zod";
import { Period } from "../../../core/period.ts";
import { UnitCode } from "../../../core/unit.ts";
import { workKind } from "./kind.ts";

/** `number`: of the edition, where it is not the first of its period and unit. */
const about = z.object({ report: z.string(), period: Period, unit: UnitCode, number: z.string().optional() });

export const reportMailing = workKind("report-mailing", about, async (deps, request) => {
  const { mailEdition } = await import("../reports/mail-edition.ts");
  await mailEdition(deps, request);
});
