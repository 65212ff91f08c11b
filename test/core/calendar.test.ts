// Deadlines in the State Council's calendar, with the days that were really swapped.
import { describe, expect, it } from "vitest";
import {
  calendarOf,
  chinaCalendar,
  DeadlineRule,
  dueAt,
  isWorkingDay,
  workingMinutesBetween,
} from "../../core/calendar.ts";
import { Instant, type LocalDate } from "../../core/time.ts";

const at = (local: string) => Instant.parse(`${local}:00+08:00`);
const due = (rule: DeadlineRule, start: string) => dueAt(rule, at(start), chinaCalendar);

describe("a deadline", () => {
  const cases: [why: string, rule: DeadlineRule, start: string, due: string][] = [
    ["runs on elapsed hours through a holiday", { hours: 36 }, "2026-10-01T20:00", "2026-10-03T08:00"],
    [
      "counts elapsed days to the same time of day",
      { days: 3, kind: "elapsed" },
      "2026-02-15T09:12",
      "2026-02-18T09:12",
    ],
    ["counts elapsed minutes", { minutes: 30 }, "2026-10-01T23:45", "2026-10-02T00:15"],
    ["stays within a morning", { hours: 2, kind: "working" }, "2026-03-02T09:00", "2026-03-02T11:00"],
    [
      "ends with the morning, not after the break",
      { minutes: 210, kind: "working" },
      "2026-03-02T08:30",
      "2026-03-02T12:00",
    ],
    ["steps over the lunch break", { hours: 4, kind: "working" }, "2026-03-02T10:00", "2026-03-02T15:30"],
    [
      "begins with the afternoon when reported at noon",
      { hours: 1, kind: "working" },
      "2026-03-02T12:30",
      "2026-03-02T14:30",
    ],
    [
      "begins in the morning when reported at night",
      { hours: 1, kind: "working" },
      "2026-03-02T21:00",
      "2026-03-03T09:30",
    ],
    [
      "begins that morning when reported before it",
      { hours: 1, kind: "working" },
      "2026-03-03T05:00",
      "2026-03-03T09:30",
    ],
    ["steps over National Day", { hours: 4, kind: "working" }, "2026-09-30T16:00", "2026-10-08T11:00"],
    [
      "begins after the holiday it was reported in",
      { hours: 4, kind: "working" },
      "2026-10-03T10:00",
      "2026-10-08T14:00",
    ],
    ["runs on a Sunday that is worked", { hours: 3, kind: "working" }, "2026-09-20T09:00", "2026-09-20T12:00"],
    [
      "counts the Saturday worked after National Day",
      { days: 5, kind: "working" },
      "2026-09-30T10:00",
      "2026-10-13T17:30",
    ],
    [
      "counts the Saturday worked before Spring Festival",
      { days: 1, kind: "working" },
      "2026-02-13T10:00",
      "2026-02-14T17:30",
    ],
    ["steps over nine days of Spring Festival", { days: 2, kind: "working" }, "2026-02-13T10:00", "2026-02-24T17:30"],
    [
      "counts from the next working day in a holiday",
      { days: 1, kind: "working" },
      "2026-10-01T10:00",
      "2026-10-08T17:30",
    ],
    ["keeps the swapped Saturday of 2025", { days: 1, kind: "working" }, "2025-09-27T10:00", "2025-09-28T17:30"],
    [
      "takes the district's day, not the one in UTC",
      { days: 1, kind: "working" },
      "2026-03-03T00:30",
      "2026-03-04T17:30",
    ],
  ];
  for (const [why, rule, start, expected] of cases) it(why, () => expect(due(rule, start).dueAt).toBe(at(expected)));
});

describe("a deadline explains itself", () => {
  it("by the holidays and weekends it skipped and the swapped days it counted", () => {
    const { explained } = due({ days: 5, kind: "working" }, "2026-09-30T10:00");
    expect(explained.rule).toStrictEqual({ days: 5, kind: "working" });
    expect(explained.startedAt).toBe(at("2026-09-30T10:00"));
    expect(explained.skipped.map(({ date, why }) => `${date} ${why.zh} ${why.en}`)).toStrictEqual([
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day} 国庆节 National Day`),
      "2026-10-11 周末 Weekend",
    ]);
    expect(explained.swapped).toStrictEqual([
      { date: "2026-10-10", why: { zh: "国庆节调休上班", en: "Worked in exchange for National Day" } },
    ]);
    expect("calendarUnknown" in explained).toBe(false);
  });
  it("names two holidays that meet", () => {
    const { explained } = due({ days: 1, kind: "working" }, "2025-10-07T10:00");
    expect(explained.skipped[0]?.why).toStrictEqual({
      zh: "国庆节、中秋节",
      en: "National Day and Mid-Autumn Festival",
    });
  });
  it("names the day off it started on when hours are counted", () => {
    const { explained } = due({ hours: 1, kind: "working" }, "2026-03-07T10:00");
    expect(explained.skipped.map(({ date }) => date)).toStrictEqual(["2026-03-07", "2026-03-08"]);
  });
  it("says nothing of days when time simply elapses", () => {
    expect(due({ days: 30 }, "2026-10-01T10:00").explained.skipped).toStrictEqual([]);
  });
  it("admits that the calendar of a year is not published yet", () => {
    const late = due({ days: 2, kind: "working" }, "2026-12-31T10:00");
    expect(late.dueAt).toBe(at("2027-01-04T17:30")); // New Year's Day counts: nobody has published it
    expect(late.explained.calendarUnknown).toBe(true);
  });
});

it("knows which days are worked", () => {
  const worked = (date: string) => isWorkingDay(date as LocalDate, chinaCalendar);
  expect(["2026-02-14", "2026-02-28", "2026-10-10", "2024-02-04"].map(worked)).toStrictEqual([true, true, true, true]);
  expect(["2026-02-23", "2026-10-07", "2026-03-07", "2025-01-01"].map(worked)).toStrictEqual([
    false,
    false,
    false,
    false,
  ]);
});

it("measures the working time between two moments", () => {
  const minutes = (from: string, to: string) => workingMinutesBetween(at(from), at(to), chinaCalendar);
  expect(minutes("2026-03-02T11:00", "2026-03-02T14:00")).toBe(90);
  expect(minutes("2026-09-30T17:00", "2026-10-08T09:00")).toBe(60);
  expect(minutes("2026-10-02T08:00", "2026-10-06T18:00")).toBe(0);
  expect(minutes("2026-03-02T14:00", "2026-03-02T11:00")).toBe(0);
  expect(minutes("2026-03-02T00:00", "2026-03-07T00:00")).toBe(5 * 450);
});

it("keeps a district's own working time", () => {
  const summer = calendarOf(
    [],
    [
      ["08:00", "12:00"],
      ["14:30", "18:00"],
    ],
  );
  expect(dueAt({ hours: 4, kind: "working" }, at("2026-07-01T11:00"), summer).dueAt).toBe(at("2026-07-01T17:30"));
  expect(dueAt({ days: 1, kind: "working" }, at("2026-07-01T11:00"), summer).dueAt).toBe(at("2026-07-02T18:00"));
});

it("refuses working time that is empty or out of order", () => {
  expect(() => calendarOf([], [])).toThrow(TypeError);
  expect(() => calendarOf([], [["08:30", "08:30"]])).toThrow(TypeError);
  expect(() => calendarOf([], [["12:00", "08:30"]])).toThrow(TypeError);
  expect(() => calendarOf([], [["8:30", "12:00"]])).toThrow(TypeError);
});

it("takes one amount in one unit as a rule", () => {
  const accepts = (rule: unknown) => DeadlineRule.safeParse(rule).success;
  for (const rule of [{ hours: 4 }, { hours: 4, kind: "working" }, { days: 5, kind: "working" }, { minutes: 30 }]) {
    expect(accepts(rule), JSON.stringify(rule)).toBe(true);
  }
  for (const rule of [{}, { hours: 0 }, { days: 1.5 }, { hours: 1, days: 1 }, { days: 9e9 }, { days: 1, kind: "x" }]) {
    expect(accepts(rule), JSON.stringify(rule)).toBe(false);
  }
});
