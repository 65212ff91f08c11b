// By when a case or a step must be done.
import { type Calendar, type DeadlineRule, dueAt } from "../../core/calendar.ts";
import { atLocal, type Instant, type LocalDate } from "../../core/time.ts";
import type { Answers } from "../answers/submission.ts";
import type { Workflow } from "../definition/definition.ts";

/** When a day that somebody answered ends: with the office hours of core/calendar.ts. */
const endOfDay = "17:30";

/** The whole case's deadline: by its rule in the working calendar, or the day that an answer names. */
export function wholeDeadline(
  workflow: Workflow,
  answers: Answers,
  openedAt: Instant,
  calendar: Calendar,
): Instant | undefined {
  const rule = workflow.deadline;
  if (!rule) return undefined;
  if (!("answer" in rule)) return stepDeadline(rule, openedAt, calendar);
  const day = answers[rule.answer];
  // A year that nobody means has no deadline and no period to be counted in.
  return typeof day === "string" && /^(19|[2-9]\d)\d{2}-\d{2}-\d{2}/.test(day) && day < "9999"
    ? atLocal(day.slice(0, 10) as LocalDate, endOfDay)
    : undefined;
}

/** A step's deadline from when it began. */
export const stepDeadline = (
  rule: DeadlineRule | undefined,
  startedAt: Instant,
  calendar: Calendar,
): Instant | undefined => rule && dueAt(rule, startedAt, calendar).dueAt;
