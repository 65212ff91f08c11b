// An edition is to be mailed to one recipient.
import * as z from "zod";
import { mailPatience } from "../../../core/due-work.ts";
import { Period } from "../../../core/period.ts";
import { UnitCode } from "../../../core/unit.ts";
import { workKind } from "./kind.ts";

/** `number`: of the edition, where it is not the first of its period and unit. */
const about = z.object({
  report: z.string(),
  period: Period,
  unit: UnitCode,
  person: z.string(),
  number: z.string().optional(),
});

export const reportDelivery = workKind(
  "report-delivery",
  about,
  async (deps, request) => {
    const { deliverEdition } = await import("../reports/deliver-edition.ts");
    await deliverEdition(deps, request);
  },
  mailPatience,
);
