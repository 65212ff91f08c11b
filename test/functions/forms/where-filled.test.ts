// Where a form is filled: offered, synced and accepted in its units alone, and published by those who are over all of them.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FormItem, PublishDecision } from "../../../api/forms.ts";
import type { List } from "../../../api/shapes.ts";
import type { FormParts } from "../../support/small-forms.ts";
import { definitionOf } from "../../support/small-forms.ts";
import { county, farGrid, farStreet, grid, openWorld, street, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const owner = `${street}-D02`;
/** With so many questions that hours tell one household from three. */
const fields = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`note${n}`, { type: "text" }] as const));
const formOf = (id: string, parts: FormParts = {}) => definitionOf(fields, { id, owner, ...parts });

/** Draft and publish as the page does. */
async function publish(by: string, id: string, parts: FormParts = {}) {
  await world.call("administrator", "PUT", `/forms/${id}/draft`, formOf(id, parts));
  const answer = await world.call(by, "POST", `/forms/${id}/publish`, await world.approve(id));
  world.deps.memory.forget("forms");
  world.deps.memory.forget(`form:${id}`);
  return answer;
}
const send = (by: string, form: string, unit: string, version = 1) =>
  world.call(by, "POST", "/submissions", world.submission(form, { note0: "正常" }, { unit, version }));
const idsOf = (answer: { body: unknown }, list: "items" | "forms") =>
  (answer.body as { [name in typeof list]: { id: string }[] })[list].map((it) => it.id);

describe("a form of one street", () => {
  beforeAll(async () => {
    expect((await publish("administrator-street", "street-only", { units: [street] })).status).toBe(201);
  });

  it("is offered and synced to those who work there, and to nobody else who could fill it", async () => {
    expect(idsOf(await world.call("grid", "GET", "/sync"), "forms")).toContain("street-only");
    expect(idsOf(await world.call("far-grid", "GET", "/sync"), "forms")).not.toContain("street-only");
    expect(idsOf(await world.call("grid", "GET", "/forms"), "items")).toContain("street-only");
    expect(idsOf(await world.call("far-grid", "GET", "/forms"), "items")).not.toContain("street-only");
    expect(((await world.call("grid", "GET", "/me")).body as { forms: string[] }).forms).toContain("street-only");
    expect(((await world.call("far-grid", "GET", "/me")).body as { forms: string[] }).forms).not.toContain(
      "street-only",
    );
  });

  it("is seen by the county above it, and says where it is filled", async () => {
    const { items } = (await world.call("leader", "GET", "/forms")).body as List<FormItem>;
    expect(items.find((it) => it.id === "street-only")).toMatchObject({
      units: [{ code: street, title: { zh: "市中街道" } }],
      fill: false,
    });
  });

  it("is accepted there, and refused from elsewhere with the unit named", async () => {
    expect((await send("grid", "street-only", grid)).status).toBe(201);
    expect(await send("far-grid", "street-only", farGrid)).toMatchObject({
      status: 422,
      body: { code: "content-invalid", errors: [{ pointer: "/unit", code: "elsewhere" }] },
    });
    // As a queue of a phone, too.
    const queued = [world.submission("street-only", { note0: "正常" }, { unit: farGrid })];
    expect(await world.call("far-grid", "POST", "/sync", { submissions: queued })).toMatchObject({
      body: { results: [{ status: 422, problem: { code: "content-invalid" } }] },
    });
  });

  it("is offered to somebody above it, who chooses the unit below", async () => {
    const filledBy = ["grid-staff", "supervisor"] as const;
    expect((await publish("administrator", "from-above", { units: [street], filledBy: [...filledBy] })).status).toBe(
      201,
    );
    const me = (await world.call("supervisor", "GET", "/me")).body as { forms: string[]; units: { code: string }[] };
    expect(me.forms).toContain("from-above");
    expect(me.units.map((it) => it.code)).toContain(street);
    expect((await send("supervisor", "from-above", street)).status).toBe(201);
    expect((await send("supervisor", "from-above", county)).status).toBe(422);
    expect((await send("supervisor", "from-above", farGrid)).status).toBe(422);
  });
});

describe("an administrator of a street", () => {
  it("publishes for the street, and not for the county by saying nothing", async () => {
    expect(await publish("administrator-street", "silent")).toMatchObject({ status: 403, body: { unit: county } });
    expect(await publish("administrator-street", "both", { units: [street, farStreet] })).toMatchObject({
      status: 403,
      body: { unit: farStreet },
    });
    expect((await publish("administrator-street", "below", { units: [grid] })).status).toBe(201);
  });

  it("does not take from the county what was published for it, though the owner is below", async () => {
    expect((await publish("administrator", "of-county")).status).toBe(201);
    expect(await publish("administrator-street", "of-county", { units: [street] })).toMatchObject({
      status: 403,
      body: { unit: county },
    });
    const narrowed = await publish("administrator", "of-county", { units: [street] });
    expect((narrowed.body as { decision: PublishDecision }).decision.reasons[0]).toMatchObject({
      code: "unit-left",
      severity: "warn",
      message: { zh: "滨城区不再全部填报此表，已有数据保留" },
    });
    // What was filled in with the version before lands all the same.
    expect((await send("far-grid", "of-county", farGrid, 1)).status).toBe(201);
    expect((await send("far-grid", "of-county", farGrid, 2)).status).toBe(422);
  });
});

it("a form without units is filled in its owner's county, and in no other", async () => {
  expect((await publish("administrator", "everywhere")).status).toBe(201);
  expect((await send("grid", "everywhere", grid)).status).toBe(201);
  expect((await send("far-grid", "everywhere", farGrid)).status).toBe(201);
});

it("a unit that is not there stops the publishing, by name", async () => {
  const answer = await publish("administrator", "nowhere", { units: ["371602099"] });
  expect(answer).toMatchObject({ status: 422, body: { code: "publish-refused" } });
  const { reasons } = (answer.body as { decision: PublishDecision }).decision;
  expect(reasons).toContainEqual({
    code: "unknown-unit",
    severity: "stop",
    field: "/units",
    message: { zh: "没有单位 371602099", en: "There is no unit 371602099" },
  });
});

it("what a form costs a year is counted for those alone where it is filled", async () => {
  const cadence = { every: "week", per: "subject" } as const;
  const cost = async (id: string, units?: string[]) => {
    const { body } = await publish("administrator", id, { subject: "household", cadence, units });
    return (body as { decision: PublishDecision }).decision.burdenHours;
  };
  const [all, one, next] = [await cost("all"), await cost("one", [grid]), await cost("next", [farGrid])];
  // Three of the five households live in that grid, one in the far one.
  expect([one / all, next / all].map((it) => Math.round(it * 5))).toStrictEqual([3, 1]);
});

it("a unit that was merged away is none to publish for", async () => {
  const change = { kind: "merge", units: ["371602001001"], into: "371602002001", on: "2026-11-21" };
  expect((await world.call("administrator", "POST", "/units/changes", change)).status).toBe(200);
  world.clock.pass(72 * 3_600_000);
  const answer = await publish("administrator", "merged", { units: ["371602001001"] });
  expect((answer.body as { decision: PublishDecision }).decision.reasons.map((it) => it.code)).toContain(
    "unknown-unit",
  );
});

it("cases are raised only where the form that they are of is filled", async () => {
  const title = { zh: "一" };
  const workflow = {
    title: "'事项'",
    start: "open",
    steps: { open: { title, transitions: [{ id: "end", title, to: "end" }] }, end: { title, closed: "done" as const } },
  };
  await publish("administrator", "cases-there", { units: [street], workflow });
  const raises = [{ form: "cases-there", with: { note0: "${note0}" } }];
  const wide = (await publish("administrator", "raises-wide", { raises })).body as { decision: PublishDecision };
  expect(wide.decision.reasons).toContainEqual(expect.objectContaining({ code: "raised-elsewhere", severity: "stop" }));
  expect((await publish("administrator", "raises-there", { raises, units: [street] })).status).toBe(201);
});
