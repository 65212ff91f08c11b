// When a report is made, and which period it is then about.
import { type Period, type PeriodKind, periodOf, previous, rangeOf } from "../core/period.ts";
import { addDays, atLocal, type Instant, type LocalDate, later, localDate } from "../core/time.ts";
import type { Schedule } from "./definition.ts";

/** The first time of a schedule after an instant; a time that is just now has passed. */
export function nextAt(schedule: Schedule, after: Instant): Instant {
  const today = localDate(after);
  const first = schedule.every === "month" ? dayInMonth(today, schedule.day) : dayInWeek(today, schedule.weekday);
  const at = atLocal(first, schedule.time);
  return at > after ? at : atLocal(following(schedule, first), schedule.time);
}

const dayInMonth = (date: LocalDate, day: number): LocalDate =>
  `${date.slice(0, 8)}${String(day).padStart(2, "0")}` as LocalDate;

function dayInWeek(date: LocalDate, weekday: number): LocalDate {
  const today = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, weekday - 1 - today);
}

/** 31 days after one of the first 28 of a month are always in the next. */
const following = (schedule: Schedule, date: LocalDate): LocalDate =>
  schedule.every === "week" ? addDays(date, 7) : dayInMonth(addDays(date, 31), schedule.day);

/** When the edition of a period is due: the first time of the schedule at which the period is over. */
export const dueOf = (schedule: Schedule, period: Period): Instant => nextAt(schedule, later(rangeOf(period).to, -1));

/** The period that is reported at an instant: the last one that is over. */
export const reportedAt = (kind: PeriodKind, at: Instant): Period => previous(periodOf(at, kind));
