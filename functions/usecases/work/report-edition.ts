// An edition is to be made.
import * as z from "zod";
import { Period, previous } from "../../../core/period.ts";
import { UnitCode } from "../../../core/unit.ts";
import { type WorkKind, workKind } from "./kind.ts";

const about = z.object({ report: z.string(), period: Period, unit: UnitCode });

export const reportEdition: WorkKind<z.output<typeof about>> = workKind(
  "report-edition",
  about,
  async (deps, request, since) => {
    const { makeDueEdition } = await import("../reports/make-due-edition.ts");
    const before = reportEdition.due({ ...request, period: previous(request.period) });
    return makeDueEdition(deps, request, { since, before });
  },
);
