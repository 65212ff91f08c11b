// Instants and the local dates of the district, which keeps China Standard Time (UTC+8, no summer time since 1991).
import * as z from "zod";

/** A moment in UTC with milliseconds, `2026-10-03T01:12:00.000Z`: such strings sort as time does. */
export type Instant = string & z.$brand<"Instant">;
/** A day in the district, `2026-10-03`. */
export type LocalDate = string & z.$brand<"LocalDate">;

const HOUR = 3_600_000;
const OFFSET = 8 * HOUR;

/** Any RFC 3339 date-time with an offset, made an Instant; of the years 1900 to 9998, so that every period it falls in has a name. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine((text) => /^(19|[2-9]\d)\d\d/.test(text) && !text.startsWith("9999"), "instant")
  .transform((text) => new Date(text).toISOString() as Instant);

/** A moment as answers tell it: in UTC, with milliseconds. */
export const UtcInstant = z.iso.datetime() as unknown as z.ZodType<Instant>;

/** The instant of so many milliseconds since 1970. */
export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString() as Instant;

export const millisecondsOf = (instant: Instant): number => Date.parse(instant);

export const later = (instant: Instant, milliseconds: number): Instant =>
  instantOf(millisecondsOf(instant) + milliseconds);

/** The day it is in the district at an instant. */
export const localDate = (instant: Instant): LocalDate =>
  new Date(millisecondsOf(instant) + OFFSET).toISOString().slice(0, 10) as LocalDate;

/** The time of day in the district, `09:12`. */
export const localTime = (instant: Instant): string =>
  new Date(millisecondsOf(instant) + OFFSET).toISOString().slice(11, 16);

/** The instant at which a local day has a local time; `time` is `HH:MM`. */
export const atLocal = (date: LocalDate, time: string): Instant => instantOf(Date.parse(`${date}T${time}:00+08:00`));

/** The local day so many days later (earlier when negative). */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10) as LocalDate;
