// Where no browser runs, reports wait to be printed, with the reason, however long; once there is one they are printed.

import { afterAll, beforeAll, expect, it } from "vitest";
import { type Due, dueId, patience } from "../../../core/due-work.ts";
import type { Period } from "../../../core/period.ts";
import { browserLacking, openPrinter } from "../../../functions/adapters/chromium/browser.ts";
import type { WorkDeps } from "../../../functions/deps.ts";
import type { Printer } from "../../../functions/ports.ts";
import { dueItem } from "../../../functions/store/due-item.ts";
import { loadEdition } from "../../../functions/store/editions.ts";
import * as keys from "../../../functions/store/keys.ts";
import { doWork } from "../../../functions/usecases/work/do-work.ts";
import { reportEdition } from "../../../functions/usecases/work/report-edition.ts";
import { cacheFolder } from "../../support/browser.ts";
import { county, openWorld, type World } from "../../support/world.ts";

const edition = { report: "monthly-assessment", period: "2026-10" as Period, unit: county };
const mac = { platform: "darwin", arch: "arm64" };

let world: World;
const due: Due = reportEdition.due(edition);
const id = dueId(due);
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const workedWith = (printer: Printer) => doWork({ ...world.deps, printer } as WorkDeps, id);
const work = () => world.deps.table.get(keys.workKey(id));

it("a report waits without end for a browser that the operator must name, and is printed when there is one", async () => {
  await world.deps.table.commit([{ kind: "put", item: dueItem({ dueAt: world.clock.now(), due }) }]);
  const without = await openPrinter({ cacheFolder, system: mac });
  for (let minute = 0; minute < patience.attempts * 3; minute++) {
    expect(await workedWith(without)).toBe("waits");
    expect(await work()).toMatchObject({ status: "waiting", reason: browserLacking(undefined, mac)?.en });
    expect(await workedWith(without), "not before a minute is over").toBe("not-ours");
    world.clock.pass(60_000);
  }
  const misnamed = await openPrinter({ cacheFolder, system: mac, executable: "/nowhere/chromium" });
  expect(await workedWith(misnamed)).toBe("waits");
  expect(String((await work())?.reason)).toMatch(/\/nowhere\/chromium.*GRIDFORM_CHROMIUM/);
  world.clock.pass(60_000);
  expect(await workedWith(world.deps.printer)).toBe("done");
  expect((await loadEdition(world.deps, edition))?.edition.status).toBe("ready");
});

it("is said in one sentence, only where the bundled browser does not run and no other is named", () => {
  for (const system of [mac, { platform: "win32", arch: "x64" }, { platform: "linux", arch: "arm64" }]) {
    const lacking = browserLacking(undefined, system);
    for (const text of [lacking?.zh, lacking?.en]) {
      expect(text).toContain(`${system.platform} ${system.arch}`);
      expect(text).toContain("GRIDFORM_CHROMIUM");
    }
    expect(browserLacking("/usr/bin/chromium", system)).toBe(undefined);
  }
  expect(browserLacking(undefined, { platform: "linux", arch: "x64" })).toBe(undefined);
});
