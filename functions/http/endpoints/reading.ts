// Files, figures and reports.
import * as z from "zod";
import { Period } from "../../../core/period.ts";
import { UnitCode } from "../../../core/unit.ts";
import { figures } from "../../usecases/figures/figures.ts";
import { FileRequest, readFile, requestUpload } from "../../usecases/files/files.ts";
import { getEdition, listEditions, listReports } from "../../usecases/reports/read-editions.ts";
import { requestEdition } from "../../usecases/reports/request-edition.ts";
import { created, endpoint, ok } from "../endpoint.ts";
import { OfSomeUnit } from "../shapes.ts";

export const reading = {
  postFile: endpoint({
    summary: "A ticket to upload a photo or signature by, named by its hash",
    body: FileRequest,
    handle: async ({ deps, actor, body }) => {
      const ticket = await requestUpload(deps, actor, body);
      return created(`/api/v1/files/${ticket.name}`, ticket);
    },
  }),
  getFile: endpoint({
    summary: "An uploaded file",
    handle: async ({ deps, actor, params }) => {
      const { bytes, contentType } = await readFile(deps, actor, params.name as string);
      return {
        status: 200,
        bytes,
        headers: { "content-type": contentType, "cache-control": "private, max-age=86400, immutable" },
      };
    },
  }),
  getFigures: endpoint({
    summary: "An indicator by child unit, each figure with numerator and denominator",
    query: z.object({
      indicator: z.string().min(1).max(120),
      period: Period,
      unit: UnitCode,
      by: z.enum(["children"]).optional(),
    }),
    // The indicator is told by the name it was asked by.
    handle: async ({ deps, actor, query }) =>
      ok({ ...(await figures(deps, actor, query)), indicator: query.indicator }),
  }),
  listReports: endpoint({
    summary: "Reports there are",
    handle: async ({ deps }) => ok({ items: await listReports(deps) }),
  }),
  makeEdition: endpoint({
    summary: "Make an edition now; it is made once",
    body: z.object({ period: Period, unit: UnitCode }),
    handle: async ({ deps, actor, params, body }) => {
      const { edition, existed } = await requestEdition(deps, actor, { report: params.id as string, ...body });
      const place = `/api/v1/reports/${params.id}/editions/${body.period}/${body.unit}`;
      return existed ? ok(edition) : { status: 202, body: edition, headers: { location: place } };
    },
  }),
  listEditions: endpoint({
    summary: "Editions of a report that the reader may open, newest first",
    query: OfSomeUnit,
    handle: async ({ deps, actor, params, query }) =>
      ok(await listEditions(deps, actor, { report: params.id as string, unit: query.unit })),
  }),
  getEdition: endpoint({
    summary: "One edition: its snapshot (.json), its PDF (.pdf), or what there is of it",
    handle: async ({ deps, actor, params }) => {
      const [, unit, format] = /^(.*?)(?:\.(json|pdf))?$/.exec(params.unit as string) as unknown as [
        string,
        string,
        "json" | "pdf" | undefined,
      ];
      return getEdition(deps, actor, {
        report: params.id as string,
        period: Period.parse(params.period),
        unit: UnitCode.parse(unit),
        format,
      });
    },
  }),
};
