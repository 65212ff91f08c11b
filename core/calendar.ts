// The working calendar of the State Council: holidays, swapped working days, and what they do to a deadline.
import * as z from "zod";
import year2024 from "./calendar-data/2024.json" with { type: "json" };
import year2025 from "./calendar-data/2025.json" with { type: "json" };
import year2026 from "./calendar-data/2026.json" with { type: "json" };
import type { LocalText } from "./text.ts";
import { addDays, atLocal, type Instant, instantOf, type LocalDate, later, localDate, millisecondsOf } from "./time.ts";

const MINUTE = 60_000;
const LONGEST = 3660; // days; a deadline beyond ten years is a mistake

/** One year as github.com/NateScarlet/holiday-cn publishes it (MIT): days off, and weekend days that are worked. */
export const HolidayYear = z.object({
  year: z.int(),
  days: z.array(z.object({ name: z.string(), date: z.iso.date(), isOffDay: z.boolean() })),
});
export type HolidayYear = z.infer<typeof HolidayYear>;

/** Stretches of working time in a day, in order, `HH:MM`. */
export type WorkingTime = [from: string, to: string][];

export type Calendar = {
  workingTime: WorkingTime;
  years: ReadonlySet<number>;
  days: ReadonlyMap<string, { name: string; isOffDay: boolean }>;
};

const amount = z.int().positive();
const kind = z.enum(["elapsed", "working"]).optional();
/** How long something may take: `{ "hours": 4, "kind": "working" }`; without a kind, elapsed time. */
export const DeadlineRule = z.union([
  z.strictObject({ minutes: amount.max(LONGEST * 1440), kind }),
  z.strictObject({ hours: amount.max(LONGEST * 24), kind }),
  z.strictObject({ days: amount.max(LONGEST), kind }),
]);
export type DeadlineRule = z.infer<typeof DeadlineRule>;

type Reason = { date: LocalDate; why: LocalText };
/** A deadline that can say how it came about. */
export type Deadline = {
  dueAt: Instant;
  explained: {
    startedAt: Instant;
    rule: DeadlineRule;
    /** Days that did not count. */
    skipped: Reason[];
    /** Weekend days that did count, because they were swapped. */
    swapped: Reason[];
    /** There: a year beyond the published calendar was taken to have weekends only. */
    calendarUnknown?: true;
  };
};

const officeHours: WorkingTime = [
  ["08:30", "12:00"],
  ["13:30", "17:30"],
];

/** A calendar of published years; throws a TypeError for working time that is empty or out of order. */
export function calendarOf(years: HolidayYear[], workingTime: WorkingTime = officeHours): Calendar {
  const times = workingTime.reduce<string[]>((all, stretch) => all.concat(stretch), []); // old phones have no flat()
  const wellFormed = times.every((time, at) => /^([01]\d|2[0-3]):[0-5]\d$/.test(time) && (times[at - 1] ?? "") < time);
  if (times.length === 0 || !wellFormed) throw new TypeError("working time is empty or out of order");
  return {
    workingTime,
    years: new Set(years.map(({ year }) => year)),
    days: new Map(
      years.reduce<HolidayYear["days"]>((all, { days }) => all.concat(days), []).map((day) => [day.date, day]),
    ),
  };
}

/** The State Council's calendar of 2024 to 2026 with office hours 08:30-12:00, 13:30-17:30. */
export const chinaCalendar: Calendar = calendarOf([year2024, year2025, year2026]);

/** Whether people work that day: swapped days decide, then the weekend. */
export function isWorkingDay(date: LocalDate, calendar: Calendar): boolean {
  const published = calendar.days.get(date);
  return published ? !published.isOffDay : !isWeekend(date);
}

const isWeekend = (date: LocalDate): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/**
 * When something is due that started at an instant. Elapsed time runs through; working hours and minutes run in working
 * time alone; working days end with the working time of the n-th working day after the day of the start.
 */
export function dueAt(rule: DeadlineRule, startedAt: Instant, calendar: Calendar): Deadline {
  if (rule.kind !== "working") {
    return {
      dueAt: later(startedAt, minutesOf(rule) * MINUTE),
      explained: { startedAt, rule, skipped: [], swapped: [] },
    };
  }
  const due =
    "days" in rule
      ? afterWorkingDays(rule.days, startedAt, calendar)
      : afterWorkingMinutes(minutesOf(rule), startedAt, calendar);
  return { dueAt: due, explained: { startedAt, rule, ...explain(rule, startedAt, due, calendar) } };
}

function minutesOf(rule: DeadlineRule): number {
  if ("minutes" in rule) return rule.minutes;
  return "hours" in rule ? rule.hours * 60 : rule.days * 1440;
}

function afterWorkingDays(days: number, startedAt: Instant, calendar: Calendar): Instant {
  let date = localDate(startedAt);
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date, calendar)) left--;
  }
  return atLocal(date, (calendar.workingTime[calendar.workingTime.length - 1] as [string, string])[1]);
}

function afterWorkingMinutes(minutes: number, startedAt: Instant, calendar: Calendar): Instant {
  let left = minutes * MINUTE;
  const start = millisecondsOf(startedAt);
  for (let date = localDate(startedAt); ; date = addDays(date, 1)) {
    for (const { from, to } of stretchesOf(date, calendar)) {
      const begin = Math.max(from, start);
      if (begin >= to) continue;
      if (begin + left <= to) return instantOf(begin + left);
      left -= to - begin;
    }
  }
}

/** The working time of a day in milliseconds since 1970; none on a day off. */
function stretchesOf(date: LocalDate, calendar: Calendar): { from: number; to: number }[] {
  if (!isWorkingDay(date, calendar)) return [];
  return calendar.workingTime.map(([from, to]) => ({
    from: millisecondsOf(atLocal(date, from)),
    to: millisecondsOf(atLocal(date, to)),
  }));
}

/** Working minutes from one instant to a later one, a part of a minute included; 0 when it is not later. */
export function workingMinutesBetween(from: Instant, to: Instant, calendar: Calendar): number {
  const start = millisecondsOf(from);
  const end = millisecondsOf(to);
  let worked = 0;
  for (let date = localDate(from); date <= localDate(to); date = addDays(date, 1)) {
    for (const stretch of stretchesOf(date, calendar)) {
      worked += Math.max(0, Math.min(stretch.to, end) - Math.max(stretch.from, start));
    }
  }
  return worked / MINUTE;
}

/** What happened on the days from the start to the deadline; working days are counted from the day after the start. */
function explain(rule: DeadlineRule, startedAt: Instant, due: Instant, calendar: Calendar) {
  const skipped: Reason[] = [];
  const swapped: Reason[] = [];
  let unknown = false;
  const startDay = localDate(startedAt);
  const first = "days" in rule ? addDays(startDay, 1) : startDay;
  for (let date = first; date <= localDate(due); date = addDays(date, 1)) {
    if (!calendar.years.has(Number(date.slice(0, 4)))) unknown = true;
    const published = calendar.days.get(date);
    if (published && !published.isOffDay) swapped.push({ date, why: swappedFor(published.name) });
    else if (!isWorkingDay(date, calendar)) skipped.push({ date, why: published ? holiday(published.name) : weekend });
  }
  return { skipped, swapped, ...(unknown && { calendarUnknown: true as const }) };
}

const weekend: LocalText = { zh: "周末", en: "Weekend" };
const english: Record<string, string> = {
  元旦: "New Year's Day",
  春节: "Spring Festival",
  清明节: "Qingming Festival",
  劳动节: "Labour Day",
  端午节: "Dragon Boat Festival",
  中秋节: "Mid-Autumn Festival",
  国庆节: "National Day",
};
/** `国庆节、中秋节`: two holidays that meet are published as one name. */
const holiday = (name: string): LocalText => ({
  zh: name,
  en: name
    .split("、")
    .map((one) => english[one] ?? one)
    .join(" and "),
});
const swappedFor = (name: string): LocalText => ({
  zh: `${name}调休上班`,
  en: `Worked in exchange for ${holiday(name).en}`,
});
