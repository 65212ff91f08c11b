// Functions on dates. A date is its ISO text; in arithmetic it counts days: `date(today() + 7)`.
import type { Instant } from "../time.ts";
import { dateText, dateTimeText, daysOf, localOf } from "./dates.ts";
import { argument, type ExpressionFunction, type Run } from "./run.ts";
import type { Expression } from "./types.ts";
import { toNumber, toText } from "./values.ts";

const daysAt = (args: Expression[], index: number, run: Run): number => toNumber(argument(args, index, run));

// The same submission asks for its day in many expressions: the last one is remembered.
let lastInstant: Instant | undefined;
let lastDay = "";

function todayOf(now: Instant): string {
  if (now !== lastInstant) {
    lastDay = dateText(daysOf(now));
    lastInstant = now;
  }
  return lastDay;
}

const two = (value: number): string => String(value).padStart(2, "0");

const parts: Record<string, (date: Date) => string> = {
  Y: (date) => String(date.getUTCFullYear()).padStart(4, "0"),
  y: (date) => two(date.getUTCFullYear() % 100),
  m: (date) => two(date.getUTCMonth() + 1),
  n: (date) => String(date.getUTCMonth() + 1),
  d: (date) => two(date.getUTCDate()),
  e: (date) => String(date.getUTCDate()),
  H: (date) => two(date.getUTCHours()),
  h: (date) => String(date.getUTCHours()),
  M: (date) => two(date.getUTCMinutes()),
  S: (date) => two(date.getUTCSeconds()),
  "3": (date) => String(date.getUTCMilliseconds()).padStart(3, "0"),
  "%": () => "%",
};

function format(days: number, pattern: string): string {
  const date = localOf(days);
  return date ? pattern.replace(/%(.)/g, (whole, part: string) => parts[part]?.(date) ?? whole) : "";
}

const formatDate: ExpressionFunction = {
  least: 2,
  most: 2,
  compute: (args, run) => format(daysAt(args, 0, run), toText(argument(args, 1, run))),
};

/** Whole years from one day to another, counted on the calendar: a birthday is the day it is. */
function yearsBetween(from: number, to: number): number {
  const start = localOf(from);
  const end = localOf(to);
  if (!start || !end) return Number.NaN;
  const years = end.getUTCFullYear() - start.getUTCFullYear();
  const before =
    end.getUTCMonth() < start.getUTCMonth() ||
    (end.getUTCMonth() === start.getUTCMonth() && end.getUTCDate() < start.getUTCDate());
  return years - (before ? 1 : 0);
}

export const dateFunctions: Record<string, ExpressionFunction> = {
  /** The local day the submission was filled. */
  today: { least: 0, most: 0, compute: (_args, run) => todayOf(run.scope.now) },
  /** The moment the submission was filled, in local time with its offset. */
  now: { least: 0, most: 0, compute: (_args, run) => dateTimeText(daysOf(run.scope.now)) },
  /** The day of a date-time or of a number of days; empty for anything else. */
  date: { least: 1, most: 1, compute: (args, run) => dateText(daysAt(args, 0, run)) },
  "date-time": { least: 1, most: 1, compute: (args, run) => dateTimeText(daysAt(args, 0, run)) },
  "decimal-date-time": { least: 1, most: 1, compute: (args, run) => daysAt(args, 0, run) },
  "decimal-time": { least: 1, most: 1, compute: (args, run) => daysAt(args, 0, run) % 1 },
  "format-date": formatDate,
  "format-date-time": formatDate,
  /** Days from the first date to the second, times of day left out; negative when it is earlier. */
  "days-between": {
    least: 2,
    most: 2,
    compute: (args, run) => Math.floor(daysAt(args, 1, run)) - Math.floor(daysAt(args, 0, run)),
  },
  /** Whole years from the first date to the second: `years-between(${birth}, today())` is an age. */
  "years-between": {
    least: 2,
    most: 2,
    compute: (args, run) => yearsBetween(daysAt(args, 0, run), daysAt(args, 1, run)),
  },
};
