// An edition is to be made.
import * as z from "zod";
import { Period } from "../../../core/period.ts";
import { UnitCode } from "../../../core/unit.ts";
import { workKind } from "./kind.ts";

const about = z.object({ report: z.string(), period: Period, unit: UnitCode });

export const reportEdition = workKind("report-edition", about, async (deps, request) => {
  const { produceEdition } = await import("../reports/produce-edition.ts");
  await produceEdition(deps, request);
});
