// The demonstration as it is loaded beside a running service.
import { expect, test } from "vitest";
import type { LocalDate } from "../../../core/time.ts";
import { loadRegistry } from "../../../functions/demo/load.ts";
import { loadTallied } from "../../../functions/store/tallies.ts";
import { setUp } from "../../../functions/usecases/service/set-up.ts";
import { county, openWorld } from "../../support/world.ts";

test("what was asked of the district before it was loaded is not remembered: its first report finds its households", async () => {
  const world = await openWorld({ bare: true });
  try {
    await setUp(world.deps);
    const held = async () =>
      (await loadTallied(world.deps, county, { tallies: [], stocks: ["household"] })).stocks.reduce(
        (sum, it) => sum + it.count,
        0,
      );
    expect(await held()).toBe(0);
    await loadRegistry(world.deps, { today: "2026-11-20" as LocalDate });
    expect(await held()).toBe(2000);
  } finally {
    await world.close();
  }
});
