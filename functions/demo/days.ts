// When things happen in the demonstration: working days of its months, and moments in them.
import { chinaCalendar, isWorkingDay } from "../../core/calendar.ts";
import { addDays, atLocal, type Instant, type LocalDate, later } from "../../core/time.ts";
import { between, chance, pick, type Random } from "./random.ts";

export type Month = { month: string; quarter: string; days: LocalDate[] };

/** The months from a day to a day, each with its working days; a month without any is left out. */
export function monthsBetween(from: LocalDate, to: LocalDate): Month[] {
  const months = new Map<string, LocalDate[]>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, chinaCalendar)) months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), day]);
  }
  return [...months].map(([month, days]) => ({ month, days, quarter: quarterOf(month) }));
}

const quarterOf = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/** A moment of a day: in office hours, or now and then in the evening when people are at home. */
export function momentOn(random: Random, day: LocalDate): Instant {
  const [start, minutes] = chance(random, 0.15)
    ? ["18:00", 110]
    : pick(random, [
        ["08:35", 200],
        ["13:35", 230],
      ] as const);
  return later(atLocal(day, start), between(random, 0, minutes * 60) * 1000);
}
