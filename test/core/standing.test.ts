// What holds from a day to a day.
import { expect, test } from "vitest";
import { standsOn } from "../../core/standing.ts";

test("stands on its first and its last day, not before and not after", () => {
  const october = { from: "2026-10-01", until: "2026-10-31" };
  const days = ["2026-09-30", "2026-10-01", "2026-10-31", "2026-11-01"];
  expect(days.map((day) => standsOn(october, day))).toStrictEqual([false, true, true, false]);
});

test("without a first or a last day has no limit there", () => {
  expect(standsOn({}, "1990-01-01")).toBe(true);
  expect(standsOn({ from: "2026-10-01" }, "2099-01-01")).toBe(true);
  expect(standsOn({ until: "2026-10-01" }, "1990-01-01")).toBe(true);
});

test("stands in a period when it stands on a day of it", () => {
  const week = ["2026-10-05", "2026-10-11"] as const;
  expect(standsOn({ from: "2026-10-11" }, ...week)).toBe(true);
  expect(standsOn({ from: "2026-10-12" }, ...week)).toBe(false);
  expect(standsOn({ until: "2026-10-05" }, ...week)).toBe(true);
  expect(standsOn({ until: "2026-10-04" }, ...week)).toBe(false);
});
