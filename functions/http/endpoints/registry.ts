// The registry: households, persons, buildings, organisations, places.
import * as z from "zod";
import { SubjectType } from "../../../forms/definition/definition.ts";
import { importSubjects, SubjectRow } from "../../usecases/registry/import-subjects.ts";
import { getSubject, listSubjects, revealSubject } from "../../usecases/registry/read-subjects.ts";
import { created, endpoint, etag, ok } from "../endpoint.ts";
import { OfUnit } from "../shapes.ts";

export const registry = {
  listSubjects: endpoint({
    summary: "Subjects of a unit, masked",
    query: OfUnit.extend({ type: SubjectType }),
    handle: async ({ deps, actor, query }) => ok(await listSubjects(deps, actor, query, query)),
  }),
  getSubject: endpoint({
    summary: "One subject, masked",
    handle: async ({ deps, actor, params }) => {
      const subject = await getSubject(deps, actor, params.id as string);
      return ok(subject, etag(subject.version));
    },
  }),
  revealSubject: endpoint({
    summary: "One subject unmasked, with a reason that is audited",
    body: z.object({ reason: z.string().trim().min(4).max(300) }),
    handle: async ({ deps, actor, params, body }) =>
      ok(await revealSubject(deps, actor, params.id as string, body.reason), { "cache-control": "no-store" }),
  }),
  importSubjects: endpoint({
    summary: "Take up to 2,000 subjects into the registry",
    body: z.object({ rows: z.array(SubjectRow).min(1).max(2000) }),
    handle: async ({ deps, actor, body }) => created("/api/v1/subjects", await importSubjects(deps, actor, body.rows)),
  }),
};
