// When things happen in the demonstration: working days of its months, and moments in them.
import { chinaCalendar, isWorkingDay } from "../../core/calendar.ts";
import { addDays, atLocal, type Instant, type LocalDate, later } from "../../core/time.ts";
import { between, chance, pick, type Random } from "./random.ts";

/** A month's working days, and which share of all its working days they are: the first and last month may be cut. */
export type Month = { month: string; quarter: string; days: LocalDate[]; share: number };

/** The months from a day to a day; one without a working day is left out. */
export function monthsBetween(from: LocalDate, to: LocalDate): Month[] {
  const months = new Map<string, LocalDate[]>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, chinaCalendar)) months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), day]);
  }
  return [...months].map(([month, days]) => ({
    month,
    days,
    quarter: quarterOf(month),
    share: days.length / workingDaysOf(month),
  }));
}

function workingDaysOf(month: string): number {
  let count = 0;
  for (let day = `${month}-01` as LocalDate; day.startsWith(month); day = addDays(day, 1)) {
    if (isWorkingDay(day, chinaCalendar)) count++;
  }
  return count;
}

const quarterOf = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/** A moment of a day: in office hours, or now and then in the evening when people are at home. */
export function momentOn(random: Random, day: LocalDate): Instant {
  const office = pick(random, [
    ["08:35", 200],
    ["13:35", 230],
  ] as const);
  const [start, minutes] = chance(random, 0.15) ? (["18:00", 110] as const) : office;
  return later(atLocal(day, start), between(random, 0, minutes * 60) * 1000);
}
