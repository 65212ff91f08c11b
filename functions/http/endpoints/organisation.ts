// The organisation tree, people and their posts.
import type { organisationAnswers, organisation as routes } from "../../../api/organisation.ts";
import { levelOf } from "../../../core/unit.ts";
import { unitsBelow } from "../../store/units.ts";
import { getUnit, putUnit } from "../../usecases/organisation/units.ts";
import { created, etag, type Handlers, ok } from "../endpoint.ts";

export const organisation: Handlers<typeof routes, typeof organisationAnswers> = {
  listUnits: async ({ deps, query }) => ok({ items: await unitsBelow(deps, query.parent) }),
  getUnit: async ({ deps, params }) => {
    const unit = await getUnit(deps, params.code);
    return ok(unit, etag(unit.version));
  },
  putUnit: async ({ deps, actor, params: { code }, body, ifMatch }) => {
    const { unit, created: isNew } = await putUnit(deps, actor, { ...body, code, level: levelOf(code) }, ifMatch);
    const tag = etag(unit.version);
    return isNew ? created(`/api/v1/units/${code}`, unit, tag) : ok(unit, tag);
  },
  changeUnits: async ({ deps, actor, body }) => {
    const { changeUnits } = await import("../../usecases/organisation/change-units.ts");
    return ok({ items: await changeUnits(deps, actor, body) });
  },
  listPeople: async ({ deps, actor, query }) => {
    const { listPeople } = await import("../../usecases/organisation/list-people.ts");
    return ok(await listPeople(deps, actor, query, query));
  },
  putPerson: async ({ deps, actor, params, body, ifMatch }) => {
    const { putPerson } = await import("../../usecases/organisation/people.ts");
    const { person, created: isNew } = await putPerson(deps, actor, { ...body, id: params.id }, ifMatch);
    const tag = etag(person.version);
    return isNew ? created(`/api/v1/people/${person.id}`, person, tag) : ok(person, tag);
  },
  putPosts: async ({ deps, actor, params, body, ifMatch }) => {
    const { putPosts } = await import("../../usecases/organisation/people.ts");
    const person = await putPosts(deps, actor, params.id, body.posts, ifMatch);
    return ok(person, etag(person.version));
  },
};
