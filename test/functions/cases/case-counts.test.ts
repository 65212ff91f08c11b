// The counts of cases are those of the lists: open, overdue, and waiting for who asks.
import { afterAll, expect, it } from "vitest";
import { farStreet, openWorld, street, uuid, visit } from "../../support/world.ts";

const world = await openWorld();
afterAll(() => world.close());
const counts = async (by: string, unit: string) => (await world.call(by, "GET", `/cases/counts?unit=${unit}`)).body;

it("counts what the reader may see in a unit, what is late in it, and what waits for the reader", async () => {
  expect(await counts("handler", "371602")).toStrictEqual({ open: 0, overdue: 0, mine: 0 });
  const photo = await world.upload("grid", "before");
  const hazard = { houseSafety: "hazard", houseHazard: "开裂", housePhotos: [photo] };
  for (const [at, household] of ["hou_0001", "hou_0002", "hou_0003"].entries()) {
    await world.send("grid", "household-visit", visit(hazard, `zhang-1${at}`), { subject: household });
  }
  // An offer is open too, and is no case that anybody is late with.
  await world.send("cadre", "demand", {
    title: "理发",
    theme: "resources",
    content: "老人理发",
    quantity: 1,
    validUntil: "2026-11-21",
  });
  expect(await counts("grid", street)).toStrictEqual({ open: 3, overdue: 0, mine: 3 });
  expect(await counts("verifier", "371602"), "nothing to verify yet").toMatchObject({ mine: 0 });

  const first = (await world.call("grid", "GET", `/cases?unit=${street}&list=hazards`)).body.items[0];
  const step = { id: uuid(0xc1), transition: "notify", answers: { measure: "加固", noticePhoto: [photo] } };
  expect((await world.call("grid", "POST", `/cases/${first.id}/transitions`, step)).status).toBe(201);
  world.clock.set("2027-03-01T00:00:00.000Z");
  expect(await counts("grid", street), "all of them past their deadlines").toStrictEqual({
    open: 3,
    overdue: 3,
    mine: 3,
  });
  expect(await counts("far-grid", farStreet)).toStrictEqual({ open: 0, overdue: 0, mine: 0 });
  expect(await counts("far-grid", street), "not theirs to see").toMatchObject({ status: 403, code: "forbidden" });
  expect(await counts("grid", "371699"), "no unit").toMatchObject({ status: 404, code: "not-found" });
});

it("asks for the unit, and is no case that is called counts", async () => {
  expect((await world.call("grid", "GET", "/cases/counts")).body.errors[0].pointer).toBe("/query/unit");
});
