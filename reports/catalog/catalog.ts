// The reports that come with the product.
import { ReportDefinition } from "../definition.ts";
import monthlyAssessment from "./monthly-assessment/report.json" with { type: "json" };

const packs: unknown[] = [monthlyAssessment];

/** Every report by its id, checked against the format. Throws a ZodError for one that does not fit. */
export const catalogReports = (): ReadonlyMap<string, ReportDefinition> =>
  new Map(packs.map((pack) => ReportDefinition.parse(pack)).map((it) => [it.id, it]));
