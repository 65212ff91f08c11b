// A report definition says what it is or is refused; its schedule keeps the district's clock.
import { expect, test } from "vitest";
import { catalogReports } from "../../reports/catalog/catalog.ts";
import { ReportDefinition } from "../../reports/definition.ts";
import { findIndicator } from "../../reports/indicators/indicator.ts";
import { nextAt, reportedAt } from "../../reports/schedule.ts";
import { namesOf } from "../../reports/snapshot.ts";
import { forms, instant, period } from "./sample.ts";

const monthly = catalogReports().get("monthly-assessment") as ReportDefinition;

test("every indicator of every report of the catalog is one that a form pack has", () => {
  for (const report of catalogReports().values()) {
    for (const name of namesOf(report, period("2026-10")))
      expect(findIndicator(name, forms), `${report.id}: ${name}`).toBeTruthy();
  }
});

test("a definition with a misspelt property is refused", () => {
  const [cover, ...rest] = monthly.sections;
  const wrong = { ...monthly, sections: [{ ...cover, mastheads: {} }, ...rest] };
  expect(ReportDefinition.safeParse(wrong).success).toBe(false);
  expect(ReportDefinition.safeParse({ ...monthly, sections: rest }).success, "the cover comes first").toBe(false);
  expect(ReportDefinition.safeParse(monthly).success).toBe(true);
});

test("a monthly report is made on its day at its local time, and is about the month before", () => {
  const schedule = { every: "month", day: 1, time: "08:00" } as const;
  const at = nextAt(schedule, instant("2026-10-15T12:00:00+08:00"));
  expect(at).toBe("2026-11-01T00:00:00.000Z");
  expect(reportedAt("month", at)).toBe("2026-10");
  expect(nextAt(schedule, instant("2026-11-01T07:59:59+08:00"))).toBe("2026-11-01T00:00:00.000Z");
  expect(nextAt(schedule, at), "its own time has passed").toBe("2026-12-01T00:00:00.000Z");
  expect(nextAt(schedule, instant("2026-12-31T23:59:00+08:00"))).toBe("2027-01-01T00:00:00.000Z");
  // Already the first of the month in the district, still the last of the month before in UTC.
  expect(nextAt(schedule, instant("2026-11-30T23:30:00Z"))).toBe("2026-12-01T00:00:00.000Z");
});

test("a monthly report late in the month skips no February", () => {
  const schedule = { every: "month", day: 28, time: "18:30" } as const;
  expect(nextAt(schedule, instant("2027-01-28T18:30:00+08:00"))).toBe("2027-02-28T10:30:00.000Z");
  expect(nextAt(schedule, instant("2027-02-28T18:30:00+08:00"))).toBe("2027-03-28T10:30:00.000Z");
});

test("a weekly report is made on its weekday, and is about the week before", () => {
  const schedule = { every: "week", weekday: 1, time: "08:00" } as const;
  const at = nextAt(schedule, instant("2026-11-06T12:00:00+08:00"));
  expect(at).toBe("2026-11-09T00:00:00.000Z");
  expect(reportedAt("week", at)).toBe("2026-W45");
  expect(nextAt(schedule, at)).toBe("2026-11-16T00:00:00.000Z");
  expect(nextAt(schedule, instant("2026-11-09T07:00:00+08:00"))).toBe(at);
  expect(nextAt({ ...schedule, weekday: 7 }, instant("2026-11-09T07:00:00+08:00"))).toBe("2026-11-15T00:00:00.000Z");
});
