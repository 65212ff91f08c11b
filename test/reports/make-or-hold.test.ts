// Whether a final edition is made or held, by what stands of it and by what other clocks say.
import { expect, test } from "vitest";
import type { Sighting } from "../../core/other-clocks.ts";
import { catalogReports } from "../../reports/catalog/catalog.ts";
import type { ReportDefinition } from "../../reports/definition.ts";
import type { Edition, EditionInMaking, HeldEdition } from "../../reports/edition.ts";
import { makeOrHold } from "../../reports/make-or-hold.ts";
import { instant, period } from "./sample.ts";

const monthly = catalogReports().get("monthly-assessment") as ReportDefinition;
const id = { report: monthly.id, period: period("2026-10"), unit: "371602" };
const about = { ...id, title: { zh: "通报" }, unitTitle: { zh: "滨城区" } };
const [due, now] = [instant("2026-11-01T08:00:00+08:00"), instant("2026-11-05T09:00:00+08:00")];
const sighting: Sighting = { source: "mail", at: now, ahead: 864_000_000 };
const clocks = {
  confirmed: { verdict: "confirmed", by: [] },
  unconfirmed: { verdict: "unconfirmed", by: [] },
  disputed: { verdict: "disputed", by: [sighting] },
} as const;
const decided = (clock: keyof typeof clocks, edition?: Edition, since?: typeof due) =>
  makeOrHold(monthly, id, { edition, since, clock: clocks[clock], now });
const vouchedBy = { person: "leader", name: "高学峰" };
const ordered: EditionInMaking = { ...about, status: "making", orderedAt: now };
const heldEdition: HeldEdition = { ...about, status: "held", heldAt: due, since: due, clocks: [sighting] };

test("an edition is held while all clocks dispute ours, since when it was first, and with those that do", () => {
  expect(decided("disputed", undefined, due)).toStrictEqual({ held: { heldAt: now, since: due, clocks: [sighting] } });
  expect(decided("disputed", heldEdition, now)).toStrictEqual({
    held: { heldAt: due, since: due, clocks: [sighting] },
  });
  expect(decided("disputed", ordered).held, "nor is an order alone a word for the clock").toBeDefined();
});

test("somebody's word for the clock is enough, and told only where the clocks dispute it", () => {
  expect(decided("disputed", { ...ordered, vouchedBy })).toStrictEqual({ made: { vouchedBy } });
  expect(decided("confirmed", { ...ordered, vouchedBy })).toStrictEqual({ made: {} });
});

test("it says that it is late when it was due on an earlier day, not when it was ordered just now", () => {
  expect(decided("confirmed", undefined, due)).toStrictEqual({ made: { due } });
  expect(decided("unconfirmed", ordered, due)).toStrictEqual({ made: { unconfirmed: true } });
  expect(decided("confirmed", heldEdition)).toStrictEqual({ made: { due } });
});
