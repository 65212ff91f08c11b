// Reports and their editions: leaders read them once a month, so that their use cases are loaded when one comes.
import type { reportsAnswers, reports as routes } from "../../../api/reports.ts";
import { accepted, type Handlers, ok } from "../endpoint.ts";

export const reports: Handlers<typeof routes, typeof reportsAnswers> = {
  listReports: async ({ deps }) => {
    const { listReports } = await import("../../usecases/reports/read-editions.ts");
    return ok({ items: await listReports(deps) });
  },
  makeEdition: async ({ deps, actor, params, body }) => {
    const { requestEdition } = await import("../../usecases/reports/request-edition.ts");
    const { edition, existed } = await requestEdition(deps, actor, { report: params.id, ...body });
    const place = `/api/v1/reports/${params.id}/editions/${body.period}/${body.unit}`;
    return existed ? ok(edition) : accepted(place, edition);
  },
  listEditions: async ({ deps, actor, params, query }) => {
    const { listEditions } = await import("../../usecases/reports/read-editions.ts");
    return ok(await listEditions(deps, actor, { report: params.id, unit: query.unit }, query));
  },
  getEdition: async ({ deps, actor, params, query }) => {
    const [unit = "", format] = params.unit.split(".") as [string, ("json" | "pdf")?];
    const { getEdition } = await import("../../usecases/reports/read-editions.ts");
    return getEdition(deps, actor, { report: params.id, period: params.period, unit, format, ...query });
  },
  withdrawEdition: async ({ deps, actor, params: { id: report, ...edition }, body }) => {
    const { withdrawEdition } = await import("../../usecases/reports/withdraw-edition.ts");
    return ok(await withdrawEdition(deps, actor, { report, ...edition, ...body }));
  },
  sendAgain: async ({ deps, actor, params: { id: report, ...edition }, body }) => {
    const { sendAgain } = await import("../../usecases/reports/send-again.ts");
    return ok(await sendAgain(deps, actor, { report, ...edition, ...body }));
  },
};
