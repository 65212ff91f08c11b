// A snapshot that a clock took too early is not what a final edition is made from.
import { afterEach, beforeEach, expect, it } from "vitest";
import { county, openWorld, visit, type World } from "../../support/world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

it("is taken anew at the true time, with all that came in between", async () => {
  const place = `/reports/monthly-assessment/editions/2026-11/${county}`;
  await world.tick();
  // Ten days ahead, with no other clock to say so; and what would be printed is not.
  world.clock.set("2026-12-01T02:00:00.000Z");
  const { print } = world.deps.printer;
  world.deps.printer.print = () => Promise.reject(new Error("the browser died"));
  await world.tick();
  world.deps.printer.print = print;
  world.errors.length = 0;
  world.clock.set("2026-11-21T02:00:00.000Z");
  for (const n of [1, 2, 3])
    await world.send("grid", "household-visit", visit({}, `hou-000${n}`), { subject: `hou_000${n}` });
  world.clock.set("2026-12-01T02:30:00.000Z");
  await world.tick();
  const made = await world.call("leader", "GET", `${place}.json`);
  const { sections } = made.body as unknown as { sections: { figures?: { numerator: number }[] }[] };
  expect(sections[0]?.figures?.[0]?.numerator).toBe(3);
});
