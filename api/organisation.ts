// Units, people and their posts.
import * as z from "zod";
import { PersonId } from "../core/person.ts";
import { LocalText } from "../core/text.ts";
import { UnitChange, UnitCode } from "../core/unit.ts";
import type { AnswersOf, ExamplesOf, Routes } from "./route.ts";
import { list, OfSomeUnit, Person, Post, Unit } from "./shapes.ts";

export type { Unit } from "../core/unit.ts";

/** A person in lists: contacts are left out. */
export const PersonItem = Person.pick({ id: true, name: true }).extend({
  posts: z.array(Post.extend({ unitTitle: LocalText })),
});
export type PersonItem = z.output<typeof PersonItem>;

export const organisation = {
  listUnits: {
    method: "GET",
    path: "/api/v1/units",
    tag: "organisation",
    summary: "Units right below a unit",
    query: z.strictObject({ parent: UnitCode }),
  },
  getUnit: {
    method: "GET",
    path: "/api/v1/units/{code}",
    tag: "organisation",
    summary: "One unit",
    params: z.object({ code: UnitCode }),
    tagged: true,
  },
  putUnit: {
    method: "PUT",
    path: "/api/v1/units/{code}",
    tag: "organisation",
    summary: "Create or rename a unit",
    params: z.object({ code: UnitCode }),
    body: Unit.omit({ version: true, level: true, code: true }),
    tagged: true,
  },
  changeUnits: {
    method: "POST",
    path: "/api/v1/units/changes",
    tag: "organisation",
    summary: "Merge, rename or close units from a day on",
    body: UnitChange,
  },
  listPeople: {
    method: "GET",
    path: "/api/v1/people",
    tag: "organisation",
    summary:
      "People and their posts: those at a unit, or all whom the reader may see; searched by a part of the name or id",
    query: OfSomeUnit.extend({ search: z.string().trim().min(1).max(60).optional() }),
  },
  putPerson: {
    method: "PUT",
    path: "/api/v1/people/{id}",
    tag: "organisation",
    summary: "Create or change a person",
    params: z.object({ id: PersonId }),
    body: Person.omit({ id: true, version: true }),
    tagged: true,
  },
  putPosts: {
    method: "PUT",
    path: "/api/v1/people/{id}/posts",
    tag: "organisation",
    summary: "Set a person's posts",
    params: z.object({ id: PersonId }),
    body: z.object({ posts: z.array(Post).max(20) }),
    tagged: true,
  },
} as const satisfies Routes;

export const organisationAnswers = {
  listUnits: { 200: list(Unit) },
  getUnit: { 200: Unit },
  putUnit: { 200: Unit, 201: Unit },
  changeUnits: { 200: list(Unit) },
  listPeople: { 200: list(PersonItem) },
  putPerson: { 200: Person, 201: Person },
  putPosts: { 200: Person },
} satisfies AnswersOf<typeof organisation>;
export const organisationShapes = { Unit, Person, Post, PersonItem };

export const organisationExamples = {
  listUnits: { example: { parent: "371602" } },
  getUnit: { at: { code: "371602001" } },
  putUnit: { at: { code: "371602001001G03" }, example: { title: { zh: "第三网格", en: "Grid 3" } } },
  changeUnits: { example: { kind: "rename", unit: "371602001", title: { zh: "市中街道" }, on: "2026-12-01" } },
  listPeople: { example: { unit: "371602001001G01" } },
  putPerson: {
    at: { id: "li-xiulan" },
    example: { name: "李秀兰", posts: [{ role: "grid-staff", unit: "371602001001G01" }] },
  },
  putPosts: { at: { id: "li-xiulan" }, example: { posts: [{ role: "grid-staff", unit: "371602001001G01" }] } },
} satisfies ExamplesOf<typeof organisation>;
