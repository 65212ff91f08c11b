// The periods that figures are counted in: ISO week, month, quarter and year, each by the district's local date.
import * as z from "zod";
import type { LocalText } from "./text.ts";
import { addDays, atLocal, type Instant, type LocalDate, localDate } from "./time.ts";

export type PeriodKind = "week" | "month" | "quarter" | "year";
/** `2026-W45`, `2026-10`, `2026-Q4` or `2026`. */
export type Period = string & z.$brand<"Period">;

const shapes = {
  week: /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
} as const satisfies Record<PeriodKind, RegExp>;

/** Which kind of period a text is; undefined when it is none (`2025-W53`: 2025 has 52 weeks). */
function kindOfText(text: string): PeriodKind | undefined {
  const kind = (Object.keys(shapes) as PeriodKind[]).find((one) => shapes[one].test(text));
  const missing = kind === "week" && Number(text.slice(6)) > weeksIn(Number(text.slice(0, 4)));
  return missing ? undefined : kind;
}

export const Period = z
  .string()
  .regex(/^\d{4}(-W\d{2}|-\d{2}|-Q[1-4])?$/, { message: "not a week, month, quarter or year", abort: true })
  // Of the years 1900 to 9998: the period before and the one after have a name too.
  .refine(
    (text) => kindOfText(text) !== undefined && text >= "1900" && text < "9999",
    "not a week, month, quarter or year",
  )
  .transform((text) => text as Period);

/** A period as answers name it. */
export const PeriodName = z.string().regex(/^\d{4}(-W\d{2}|-\d{2}|-Q[1-4])?$/) as unknown as z.ZodType<Period>;

/** Which kind of period it is. */
export const kindOf = (period: Period): PeriodKind => kindOfText(period) as PeriodKind;

/** The four periods that an instant falls in, by the local date in the district. */
export function periodsOf(instant: Instant): Record<PeriodKind, Period> {
  const date = localDate(instant);
  const year = date.slice(0, 4);
  return {
    week: weekOf(date),
    month: date.slice(0, 7) as Period,
    quarter: `${year}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}` as Period,
    year: year as Period,
  };
}

/** The year that a week, month, quarter or year is of: a week's is the one that ISO 8601 counts it in. */
export const yearOf = (period: Period): string => period.slice(0, 4);

/** The period of a kind that an instant falls in. */
export const periodOf = (instant: Instant, kind: PeriodKind): Period => periodsOf(instant)[kind];

/** The period before, of the same kind. */
export const previous = (period: Period): Period =>
  periodOf(atLocal(addDays(firstDay(period), -1), "00:00"), kindOf(period));

/** The period after, of the same kind. */
export const next = (period: Period): Period => periodOf(rangeOf(period).to, kindOf(period));

/** From the first instant of a period to the first after it. */
export function rangeOf(period: Period): { from: Instant; to: Instant } {
  return { from: atLocal(firstDay(period), "00:00"), to: atLocal(dayAfter(period), "00:00") };
}

/** The first local day of a period. */
export function firstDay(period: Period): LocalDate {
  const year = Number(period.slice(0, 4));
  switch (kindOf(period)) {
    case "week":
      return addDays(firstMonday(year), (Number(period.slice(6)) - 1) * 7);
    case "month":
      return `${period}-01` as LocalDate;
    case "quarter":
      return dayOf(year, (Number(period.slice(6)) - 1) * 3 + 1);
    case "year":
      return dayOf(year, 1);
  }
}

/** The last local day of a period. */
export const lastDay = (period: Period): LocalDate => addDays(dayAfter(period), -1);

function dayAfter(period: Period): LocalDate {
  const first = firstDay(period);
  if (kindOf(period) === "week") return addDays(first, 7);
  const months = { month: 1, quarter: 3, year: 12 }[kindOf(period) as "month" | "quarter" | "year"];
  return dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)) + months);
}

/** The first day of a month, months beyond 12 running into the next year. */
function dayOf(year: number, month: number): LocalDate {
  const over = Math.floor((month - 1) / 12);
  const text = String(month - over * 12).padStart(2, "0");
  return `${String(year + over).padStart(4, "0")}-${text}-01` as LocalDate;
}

/** ISO 8601: weeks begin on Monday, and the week of 4 January is the first of its year. */
function firstMonday(year: number): LocalDate {
  const fourth = addDays(dayOf(year, 1), 3);
  return addDays(fourth, -weekday(fourth));
}

/** 0 for Monday to 6 for Sunday. */
const weekday = (date: LocalDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;

const weeksIn = (year: number): number => daysBetween(firstMonday(year), firstMonday(year + 1)) / 7;

const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

function weekOf(date: LocalDate): Period {
  // The Thursday of a week says which year it belongs to.
  const year = Number(addDays(date, 3 - weekday(date)).slice(0, 4));
  const week = Math.floor(daysBetween(firstMonday(year), date) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}` as Period;
}

const months = "January February March April May June July August September October November December".split(" ");

/** What a period is called: `2026年10月`, `October 2026`. */
export function titleOf(period: Period): LocalText {
  const year = period.slice(0, 4);
  const number = Number(period.slice(5).replace(/^\D/, ""));
  switch (kindOf(period)) {
    case "week":
      return { zh: `${year}年第${number}周`, en: `Week ${number}, ${year}` };
    case "month":
      return { zh: `${year}年${number}月`, en: `${months[number - 1]} ${year}` };
    case "quarter":
      return { zh: `${year}年第${number}季度`, en: `Q${number} ${year}` };
    case "year":
      return { zh: `${year}年`, en: year };
  }
}
