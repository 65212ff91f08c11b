// Reports and their editions.
import type { reportsAnswers, reports as routes } from "../../../api/reports.ts";
import { getEdition, listEditions, listReports } from "../../usecases/reports/read-editions.ts";
import { requestEdition } from "../../usecases/reports/request-edition.ts";
import { accepted, type Handlers, ok } from "../endpoint.ts";

export const reports: Handlers<typeof routes, typeof reportsAnswers> = {
  listReports: async ({ deps }) => ok({ items: await listReports(deps) }),
  makeEdition: async ({ deps, actor, params, body }) => {
    const { edition, existed } = await requestEdition(deps, actor, { report: params.id, ...body });
    const place = `/api/v1/reports/${params.id}/editions/${body.period}/${body.unit}`;
    return existed ? ok(edition) : accepted(place, edition);
  },
  listEditions: async ({ deps, actor, params, query }) =>
    ok(await listEditions(deps, actor, { report: params.id, unit: query.unit }, query)),
  getEdition: async ({ deps, actor, params }) => {
    const [unit = "", format] = params.unit.split(".") as [string, ("json" | "pdf")?];
    return getEdition(deps, actor, { report: params.id, period: params.period, unit, format });
  },
};
