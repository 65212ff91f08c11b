// Periods as figures and reports count them.
import { describe, expect, it } from "vitest";
import { firstDay, kindOf, next, Period, periodOf, periodsOf, previous, rangeOf, titleOf } from "../../core/period.ts";
import { Instant } from "../../core/time.ts";

const at = (local: string) => Instant.parse(`${local}:00+08:00`);
const period = (text: string) => Period.parse(text);

it("reads weeks, months, quarters and years", () => {
  expect(["2026-W45", "2026-10", "2026-Q4", "2026"].map((text) => kindOf(period(text)))).toStrictEqual([
    "week",
    "month",
    "quarter",
    "year",
  ]);
});

it("refuses what is no period", () => {
  const wrong = [
    "2026-W00",
    "2026-W54",
    "2025-W53",
    "2026-00",
    "2026-13",
    "2026-Q0",
    "2026-Q5",
    "26",
    "2026-W5",
    "2026-10-03",
    " 2026",
    "",
  ];
  for (const text of wrong) expect(Period.safeParse(text).success, text).toBe(false);
  for (const text of ["2020-W53", "2026-W53", "2032-W53"]) expect(Period.safeParse(text).success, text).toBe(true);
});

describe("the periods of a moment", () => {
  const cases: [local: string, week: string, month: string, quarter: string, year: string][] = [
    ["2026-10-03T09:12", "2026-W40", "2026-10", "2026-Q4", "2026"],
    ["2026-11-02T00:00", "2026-W45", "2026-11", "2026-Q4", "2026"],
    ["2026-01-01T00:00", "2026-W01", "2026-01", "2026-Q1", "2026"],
    ["2027-01-03T23:59", "2026-W53", "2027-01", "2027-Q1", "2027"],
    ["2027-01-04T00:00", "2027-W01", "2027-01", "2027-Q1", "2027"],
    ["2024-12-30T12:00", "2025-W01", "2024-12", "2024-Q4", "2024"],
    ["2023-01-01T12:00", "2022-W52", "2023-01", "2023-Q1", "2023"],
    ["2026-06-30T23:59", "2026-W27", "2026-06", "2026-Q2", "2026"],
    ["2026-07-01T00:00", "2026-W27", "2026-07", "2026-Q3", "2026"],
  ];
  for (const [local, week, month, quarter, year] of cases) {
    it(`${local} is in ${week}, ${month}, ${quarter}`, () => {
      expect(periodsOf(at(local))).toStrictEqual({ week, month, quarter, year });
    });
  }
  it("go by the district's date", () => {
    expect(periodOf(Instant.parse("2026-09-30T16:00:00Z"), "month")).toBe("2026-10");
  });
});

describe("before and after", () => {
  const pairs = [
    ["2026-W53", "2027-W01"],
    ["2025-W52", "2026-W01"],
    ["2026-W44", "2026-W45"],
    ["2026-09", "2026-10"],
    ["2025-12", "2026-01"],
    ["2026-Q3", "2026-Q4"],
    ["2025-Q4", "2026-Q1"],
    ["2025", "2026"],
  ] as const;
  for (const [earlier, later] of pairs) {
    it(`${earlier} comes before ${later}`, () => {
      expect(next(period(earlier))).toBe(later);
      expect(previous(period(later))).toBe(earlier);
    });
  }
});

describe("the range of a period", () => {
  const cases = [
    ["2026-W45", "2026-11-02T00:00", "2026-11-09T00:00"],
    ["2026-W53", "2026-12-28T00:00", "2027-01-04T00:00"],
    ["2026-02", "2026-02-01T00:00", "2026-03-01T00:00"],
    ["2026-12", "2026-12-01T00:00", "2027-01-01T00:00"],
    ["2026-Q4", "2026-10-01T00:00", "2027-01-01T00:00"],
    ["2026", "2026-01-01T00:00", "2027-01-01T00:00"],
  ] as const;
  for (const [text, from, to] of cases) {
    it(`${text} is from ${from} to ${to}`, () => {
      expect(rangeOf(period(text))).toStrictEqual({ from: at(from), to: at(to) });
      expect(firstDay(period(text))).toBe(from.slice(0, 10));
    });
  }
});

it("leaves no moment between two periods, for forty years of weeks", () => {
  let one = period("2000-W01");
  for (let count = 0; count < 2087; count++) {
    const following = next(one);
    expect(rangeOf(one).to).toBe(rangeOf(following).from);
    expect(periodOf(rangeOf(one).from, "week")).toBe(one);
    expect(previous(following)).toBe(one);
    one = following;
  }
  expect(one).toBe("2040-W01");
});

it("is called by its name, never by a typed title", () => {
  expect(titleOf(period("2026-W05"))).toStrictEqual({ zh: "2026年第5周", en: "Week 5, 2026" });
  expect(titleOf(period("2026-W45"))).toStrictEqual({ zh: "2026年第45周", en: "Week 45, 2026" });
  expect(titleOf(period("2026-10"))).toStrictEqual({ zh: "2026年10月", en: "October 2026" });
  expect(titleOf(period("2026-02"))).toStrictEqual({ zh: "2026年2月", en: "February 2026" });
  expect(titleOf(period("2026-Q4"))).toStrictEqual({ zh: "2026年第4季度", en: "Q4 2026" });
  expect(titleOf(period("2026"))).toStrictEqual({ zh: "2026年", en: "2026" });
});
