// Every route, for every role, in one's own street and in another: spelled out, so that a change of the rules is seen here.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RouteName, routeList as routes } from "../../../api/routes.ts";
import { Role } from "../../../core/person.ts";
import { putDraft } from "../../../functions/usecases/forms/drafts.ts";
import { definitionOf } from "../../support/small-forms.ts";
import {
  community,
  demand,
  farGrid,
  farStreet,
  grid,
  nextGrid,
  offer,
  openWorld,
  street,
  uuid,
  visit,
  type World,
} from "../../support/world.ts";

/** What is there to be asked for: once in the street of those who ask, once in another. */
type Side = {
  unit: string;
  street: string;
  newUnit: string;
  household: string;
  person: string;
  owner: string;
  draft: string;
  submission: string;
  case: string;
  offer: string;
  demand: string;
  file: string;
};
let world: World;
let own: Side;
let far: Side;

async function sideOf(
  by: string,
  over: Pick<Side, "unit" | "street" | "household" | "person" | "draft">,
): Promise<Side> {
  const owner = `${over.street}-D02`;
  const form = definitionOf({ note: { type: "text" } }, { id: over.draft, owner, units: [over.street] });
  await putDraft(world.deps, world.actor("administrator"), over.draft, form, undefined);
  const file = await world.upload(by, `photo of ${over.unit}`);
  const hazard = visit(
    { houseSafety: "hazard", houseHazard: "开裂", housePhotos: [file] },
    over.household.replace("_", "-"),
  );
  const visited = (await world.send(by, "household-visit", hazard, { unit: over.unit, subject: over.household }))
    .receipt;
  const send = async (form: string, answers: object) =>
    (await world.send(by, form, answers as never, { unit: over.unit })).receipt.id;
  return {
    ...over,
    owner,
    newUnit: `${over.unit.slice(0, 12)}G88`,
    submission: visited.id,
    case: visited.effects.cases[0] as string,
    offer: await send("resource", offer(5)),
    demand: await send("demand", demand(5)),
    file,
  };
}

beforeAll(async () => {
  world = await openWorld();
  own = await sideOf("grid", { unit: grid, street, household: "hou_0001", person: "cadre", draft: "own-form" });
  far = await sideOf("far-grid", {
    unit: farGrid,
    street: farStreet,
    household: "hou_far1",
    person: "far-grid",
    draft: "far-form",
  });
  for (const it of [own, far])
    await world.call("leader", "POST", "/reports/monthly-assessment/editions", { period: "2026-10", unit: it.street });
  await world.queue.idle();
});
afterAll(async () => {
  expect(world.errors).toStrictEqual([]);
  await world.close();
});

/** The status that everybody gets, or that some get with the status of all others. */
type Row = number | { [status: number]: string; else: number };
type Probe = {
  method?: string;
  path: (it: Side) => string;
  body?: (it: Side) => unknown;
  headers?: Record<string, string>;
  own: Row;
  far: Row;
};

const overseers = "administrator supervisor leader auditor appraiser";
const local = "grid-staff cadre dispatcher";
/** A change that whoever may make it is told is too late: so it can be asked for by everybody. */
const stale = { "if-match": '"99"' };
const post = { role: "cadre" };

const probes: Record<RouteName, Probe> = {
  getHealth: { path: () => "/health", own: 200, far: 200 },
  getOpenApi: { path: () => "/openapi.json", own: 200, far: 200 },
  getMe: { path: () => "/me", own: 200, far: 200 },
  listUnits: { path: (it) => `/units?parent=${it.street}`, own: 200, far: 200 },
  getUnit: { path: (it) => `/units/${it.unit}`, own: 200, far: 200 },
  putUnit: {
    path: (it) => `/units/${it.unit}`,
    body: () => ({ title: { zh: "改" } }),
    headers: stale,
    own: { 412: "administrator", else: 403 },
    far: 403,
  },
  changeUnits: {
    path: () => "/units/changes",
    body: (it) => ({ kind: "close", unit: it.newUnit, on: "2026-12-01" }),
    own: { 404: "administrator", else: 403 },
    far: 403,
  },
  listPeople: { path: (it) => `/people?unit=${it.street}`, own: 200, far: 403 },
  putPerson: {
    path: () => "/people/new-person",
    body: (it) => ({ name: "新", posts: [{ ...post, unit: it.unit }] }),
    headers: stale,
    own: { 412: "administrator", else: 403 },
    far: 403,
  },
  putPosts: {
    path: (it) => `/people/${it.person}/posts`,
    body: () => ({ posts: [] }),
    headers: stale,
    own: { 412: "administrator", else: 403 },
    far: 403,
  },
  listForms: { path: () => "/forms", own: 200, far: 200 },
  getForm: { path: () => "/forms/gas-check", own: 200, far: 200 },
  getFormVersion: { path: () => "/forms/gas-check/versions/1", own: 200, far: 200 },
  getDraft: {
    path: (it) => `/forms/${it.draft}/draft`,
    own: { 200: "administrator supervisor leader", else: 403 },
    far: 403,
  },
  putDraft: {
    path: (it) => `/forms/${it.draft}/draft`,
    body: (it) => definitionOf({ note: { type: "text" } }, { id: it.draft, owner: it.owner }),
    headers: stale,
    own: { 412: "administrator", else: 403 },
    far: 403,
  },
  publishForm: {
    path: (it) => `/forms/${it.draft}/publish`,
    body: () => ({}),
    own: { 422: "administrator", else: 403 },
    far: 403,
  },
  listApprovals: {
    path: (it) => `/forms/${it.draft}/approvals`,
    own: { 200: "administrator supervisor leader", else: 403 },
    far: 403,
  },
  // None of them wrote it.
  approveForm: {
    path: (it) => `/forms/${it.draft}/approvals`,
    body: () => ({ draft: '"1"', reason: "需要" }),
    own: { 201: "administrator supervisor leader", else: 403 },
    far: 403,
  },
  getFormTypes: { path: () => "/forms/gas-check/types.d.ts", own: 200, far: 200 },
  listSubjects: {
    path: (it) => `/subjects?type=household&unit=${it.unit}`,
    own: { 200: `${overseers} ${local}`, else: 403 },
    far: 403,
  },
  getSubject: { path: (it) => `/subjects/${it.household}`, own: { 200: `${overseers} ${local}`, else: 404 }, far: 404 },
  revealSubject: {
    path: (it) => `/subjects/${it.household}/reveal`,
    body: () => ({ reason: "核对身份" }),
    own: { 200: `${local} supervisor`, 403: "administrator leader auditor appraiser", else: 404 },
    far: 404,
  },
  importSubjects: {
    path: () => "/subjects/import",
    body: (it) => ({ rows: [{ id: "hou_import", type: "household", unit: it.newUnit, title: "x" }] }),
    own: { 422: "administrator", else: 403 },
    far: 403,
  },
  postSubmission: {
    path: () => "/submissions",
    body: (it) => world.submission("household-visit", {}, { unit: it.unit, subject: it.household }),
    own: { 422: "grid-staff", else: 403 },
    far: 403,
  },
  listSubmissions: { path: (it) => `/submissions?form=household-visit&unit=${it.unit}`, own: 200, far: 403 },
  getSubmission: { path: (it) => `/submissions/${it.submission}`, own: 200, far: 404 },
  putSubmission: {
    path: (it) => `/submissions/${it.submission}`,
    body: (it) =>
      world.submission("household-visit", visit(), { unit: it.unit, subject: it.household, id: it.submission }),
    own: 404,
    far: 404,
  },
  voidSubmission: {
    path: (it) => `/submissions/${it.submission}/void`,
    own: { 409: "administrator supervisor", else: 404 },
    far: 404,
  },
  postSync: {
    path: () => "/sync",
    body: () => ({ submissions: [] }),
    own: 200,
    far: 200,
  },
  getSync: { path: () => "/sync", own: 200, far: 200 },
  countCases: { path: (it) => `/cases/counts?unit=${it.unit}`, own: 200, far: 403 },
  listCases: { path: (it) => `/cases?unit=${it.unit}`, own: 200, far: 200 },
  getCase: { path: (it) => `/cases/${it.case}`, own: 200, far: 404 },
  // A rectification is moved in the grid or by the department; a street's people see it and move it not.
  postTransition: {
    path: (it) => `/cases/${it.case}/transitions`,
    body: () => ({ id: uuid(7), transition: "notify", answers: {} }),
    own: 403,
    far: 404,
  },
  listOffers: { path: (it) => `/offers?unit=${it.unit}`, own: 200, far: 200 },
  listDemands: { path: (it) => `/demands?unit=${it.unit}`, own: 200, far: 200 },
  offerMatches: { path: (it) => `/offers/${it.offer}/matches`, own: 200, far: 200 },
  demandMatches: { path: (it) => `/demands/${it.demand}/matches`, own: 200, far: 200 },
  claimOffer: {
    path: (it) => `/offers/${it.offer}/claims`,
    body: () => ({ quantity: 99 }),
    own: { 409: "grid-staff cadre handler", else: 403 },
    far: { 409: "grid-staff cadre handler", else: 403 },
  },
  claimDemand: {
    path: (it) => `/demands/${it.demand}/claims`,
    body: () => ({ quantity: 99 }),
    own: { 409: "grid-staff cadre handler", else: 403 },
    far: { 409: "grid-staff cadre handler", else: 403 },
  },
  postFile: {
    path: () => "/files",
    body: () => ({ contentType: "image/jpeg", size: 10, sha256: "a".repeat(64) }),
    own: 201,
    far: 201,
  },
  getFile: { path: (it) => `/files/${it.file}`, own: 200, far: 404 },
  getFigures: {
    path: (it) => `/figures?indicator=household-visit/visits&period=2026-10&unit=${it.unit}`,
    own: { 200: `${overseers} ${local}`, else: 403 },
    far: 403,
  },
  listReports: { path: () => "/reports", own: 200, far: 200 },
  makeEdition: {
    path: () => "/reports/monthly-assessment/editions",
    body: (it) => ({ period: "2026-10", unit: it.street }),
    own: { 200: "administrator supervisor leader", else: 403 },
    far: 403,
  },
  listEditions: {
    path: (it) => `/reports/monthly-assessment/editions?unit=${it.street}`,
    own: { 200: overseers, else: 403 },
    far: 403,
  },
  getEdition: {
    path: (it) => `/reports/monthly-assessment/editions/2026-10/${it.street}.pdf`,
    own: { 200: overseers, else: 403 },
    far: 403,
  },
  sendAgain: {
    path: (it) => `/reports/monthly-assessment/editions/2026-10/${it.street}/deliveries`,
    body: () => ({}),
    own: { 200: "administrator supervisor leader", else: 403 },
    far: 403,
  },
  // The wrong one: nobody's edition is taken away from under the next row.
  withdrawEdition: {
    path: (it) => `/reports/monthly-assessment/editions/2026-10/${it.street}/withdrawal`,
    body: () => ({ number: 9, reason: "…" }),
    own: { 409: "administrator supervisor leader", else: 403 },
    far: 403,
  },
};

function statusFor(row: Row, role: Role): number {
  if (typeof row === "number") return row;
  const special = Object.entries(row).find(
    ([status, roles]) => status !== "else" && String(roles).split(" ").includes(role),
  );
  return special ? Number(special[0]) : row.else;
}

describe("every route", () => {
  for (const route of routes) {
    const probe = probes[route.name];
    const ask = (by: string | undefined, side: Side) =>
      world.call(by, route.method, probe.path(side), probe.body?.(side), { headers: probe.headers });

    it(`${route.method} ${route.path} answers each role as the table says`, async () => {
      for (const [side, row] of [
        [own, probe.own],
        [far, probe.far],
      ] as const) {
        const found: Record<string, number> = {};
        const wanted: Record<string, number> = {};
        for (const role of Role.options) {
          found[role] = (await ask(`${role}-street`, side)).status;
          wanted[role] = "public" in route ? 200 : statusFor(row, role);
        }
        expect(found, side === own ? "in one's own street" : "in another street").toStrictEqual(wanted);
      }
    });

    it(`${route.method} ${route.path} is ${"public" in route ? "open to everybody" : "for those who signed in"}`, async () => {
      const answer = await ask(undefined, own);
      expect(answer.status).toBe("public" in route ? 200 : 401);
      if (answer.status === 401)
        expect([answer.body.code, answer.headers["www-authenticate"]]).toStrictEqual(["not-signed-in", "Bearer"]);
    });
  }
});

describe("lists", () => {
  it("hold nothing of another street", async () => {
    const cases = await world.call("leader-street", "GET", `/cases?unit=${farGrid}&list=hazards`);
    expect(cases.body).toStrictEqual({ items: [] });
    const mine = await world.call("leader-street", "GET", `/cases?unit=${grid}&list=hazards`);
    expect(mine.body.items.length).toBe(1);
    const people = await world.call("leader-street", "GET", "/people");
    expect(people.body.items.some((it: { id: string }) => it.id === "cadre")).toBeTruthy();
    expect(!people.body.items.some((it: { id: string }) => it.id === "far-grid")).toBe(true);
    const editions = await world.call("leader-street", "GET", "/reports/monthly-assessment/editions");
    expect(editions.body.items.map((it: { unit: string }) => it.unit)).toStrictEqual([street]);
  });

  it("hold nothing at all for somebody without a post", async () => {
    for (const path of ["/cases", "/people", "/reports/monthly-assessment/editions"]) {
      const { body } = await world.call("nobody", "GET", path);
      expect(
        body.items.filter((it: { id: string }) => it.id !== "nobody"),
        path,
      ).toStrictEqual([]);
    }
    expect((await world.call("nobody", "GET", "/offers")).status).toBe(403);
  });
});

describe("a neighbour", () => {
  it("of another grid in the same community sees neither households nor cases", async () => {
    for (const path of [
      `/subjects/${own.household}`,
      `/cases/${own.case}`,
      `/submissions/${own.submission}`,
      `/files/${own.file}`,
    ]) {
      expect((await world.call("next-grid", "GET", path)).status, path).toBe(404);
    }
    expect((await world.call("next-grid", "GET", `/subjects?type=household&unit=${community}`)).status).toBe(403);
    expect((await world.call("next-grid", "GET", `/subjects?type=household&unit=${nextGrid}`)).status).toBe(200);
  });
});

describe("a department", () => {
  it("sees what its own forms gathered in the whole county, and registers of nobody", async () => {
    const seen = async (by: string, path: string) => (await world.call(by, "GET", path)).status;
    for (const side of [own, far]) {
      expect(await seen("handler", `/cases/${side.case}`)).toBe(200);
      expect(await seen("gas-handler", `/cases/${side.case}`)).toBe(404);
      expect(await seen("handler", `/submissions/${side.submission}`)).toBe(404);
      expect(await seen("handler", `/subjects/${side.household}`)).toBe(404);
    }
  });
});
