// The registry: households, persons, buildings, organisations, places.
import type { registryAnswers, registry as routes } from "../../../api/registry.ts";
import { getSubject, listSubjects, revealSubject } from "../../usecases/registry/read-subjects.ts";
import { bodyTag, created, type Handlers, ok } from "../endpoint.ts";

export const registry: Handlers<typeof routes, typeof registryAnswers> = {
  listSubjects: async ({ deps, actor, query }) => ok(await listSubjects(deps, actor, query, query)),
  getSubject: async ({ deps, actor, params }) => {
    const subject = await getSubject(deps, actor, params.id);
    return ok(subject, bodyTag(deps, subject));
  },
  revealSubject: async ({ deps, actor, params, body }) => ok(await revealSubject(deps, actor, params.id, body.reason)),
  importSubjects: async ({ deps, actor, body }) => {
    // Loaded when there is something to import.
    const { importSubjects } = await import("../../usecases/registry/import-subjects.ts");
    return created("/api/v1/subjects", await importSubjects(deps, actor, body.rows));
  },
};
