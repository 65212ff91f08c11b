// Who is who, and the organisation tree.
import * as z from "zod";
import { Person, Post } from "../../../core/person.ts";
import { Unit, UnitCode } from "../../../core/unit.ts";
import { unitsBelow } from "../../store/units.ts";
import { changeUnits, UnitChange } from "../../usecases/organisation/change-units.ts";
import { describeActor, listPeople, putPerson, putPosts } from "../../usecases/organisation/people.ts";
import { getUnit, putUnit } from "../../usecases/organisation/units.ts";
import { created, endpoint, etag, ok } from "../endpoint.ts";
import { list, OfSomeUnit } from "../shapes.ts";

export const peopleAndUnits = {
  getMe: endpoint({
    summary: "Who is signed in, their posts, and what they may do",
    handle: async ({ deps, actor }) => ok(await describeActor(deps, actor)),
  }),
  listUnits: endpoint({
    summary: "Units right below a unit",
    query: z.object({ parent: UnitCode }),
    answer: list(Unit),
    handle: async ({ deps, query }) => ok({ items: await unitsBelow(deps, query.parent) }),
  }),
  getUnit: endpoint({
    summary: "One unit",
    answer: Unit,
    handle: async ({ deps, params }) => {
      const unit = await getUnit(deps, params.code as string);
      return ok(unit, etag(unit.version));
    },
  }),
  putUnit: endpoint({
    summary: "Create or rename a unit",
    body: Unit.omit({ version: true, level: true, code: true }),
    answer: Unit,
    handle: async ({ deps, actor, params, body, ifMatch }) => {
      const code = UnitCode.parse(params.code);
      const { unit, created: isNew } = await putUnit(deps, actor, { ...body, code, level: "grid" }, ifMatch);
      return isNew ? created(`/api/v1/units/${code}`, unit) : ok(unit, etag(unit.version));
    },
  }),
  changeUnits: endpoint({
    summary: "Merge, rename or close units from a day on",
    body: UnitChange,
    handle: async ({ deps, actor, body }) => ok({ items: await changeUnits(deps, actor, body) }),
  }),
  listPeople: endpoint({
    summary: "People and their posts",
    query: OfSomeUnit,
    handle: async ({ deps, actor, query }) => ok(await listPeople(deps, actor, query.unit, query)),
  }),
  putPerson: endpoint({
    summary: "Create or change a person",
    body: Person.omit({ id: true, version: true }),
    handle: async ({ deps, actor, params, body, ifMatch }) => {
      const { person, created: isNew } = await putPerson(
        deps,
        actor,
        Person.parse({ ...body, id: params.id }),
        ifMatch,
      );
      return isNew ? created(`/api/v1/people/${person.id}`, person) : ok(person, etag(person.version));
    },
  }),
  putPosts: endpoint({
    summary: "Set a person's posts",
    body: z.object({ posts: z.array(Post).max(20) }),
    handle: async ({ deps, actor, params, body, ifMatch }) => {
      const person = await putPosts(deps, actor, params.id as string, body.posts, ifMatch);
      return ok(person, etag(person.version));
    },
  }),
};
