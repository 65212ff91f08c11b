// Dates as expressions count them: days since 1970-01-01 in the district's local time, a fraction for the time of day.
const DAY = 86_400_000;
const OFFSET_HOURS = 8; // China Standard Time, as core/time.ts
const MOMENT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:(Z|z)|([+-])(\d{2}):?(\d{2}))?)?$/;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|z|[+-]\d{2}:\d{2})?$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Days since 1970-01-01 of an ISO date or date-time (without an offset it is local), or the part of a day of a time;
 * NaN for anything else.
 */
export function daysOf(text: string): number {
  const first = text.charCodeAt(0);
  if (text.length < 5 || first < 48 || first > 57) return Number.NaN;
  if (text.charCodeAt(2) === 58) return partOfDay(text);
  if (text.length < 10 || text.charCodeAt(4) !== 45) return Number.NaN;
  return text.length === 10 ? daysOfDate(text) : daysOfMoment(text);
}

function daysOfDate(text: string): number {
  if (text.charCodeAt(7) !== 45) return Number.NaN;
  const year = digits(text, 0, 4);
  return daysOfCivil(year, digits(text, 5, 7), digits(text, 8, 10));
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function daysOfCivil(year: number, month: number, day: number): number {
  const length = month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1];
  if (length === undefined || !(day >= 1 && day <= length) || Number.isNaN(year)) return Number.NaN;
  // The civil calendar in eras of 400 years, years starting in March (H. Hinnant, chrono-compatible date algorithms).
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function daysOfMoment(text: string): number {
  const parts = MOMENT.exec(text);
  if (!parts) return Number.NaN;
  const days = daysOfDate(text.slice(0, 10));
  const fraction = clock(Number(parts[4]), Number(parts[5]), Number(parts[6] ?? 0) + Number(`0.${parts[7] ?? 0}`));
  // In whole milliseconds, so that one moment is one number however it is written.
  const local = days * DAY + Math.round(fraction * DAY);
  if (!parts[8] && !parts[9]) return local / DAY;
  const offset = parts[8] ? 0 : (Number(parts[10]) * 60 + Number(parts[11])) * (parts[9] === "-" ? -1 : 1);
  return (local + (OFFSET_HOURS * 60 - offset) * 60_000) / DAY;
}

function partOfDay(text: string): number {
  const parts = TIME.exec(text);
  return parts ? clock(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)) : Number.NaN;
}

const clock = (hours: number, minutes: number, seconds: number): number =>
  hours < 24 && minutes < 60 && seconds < 60 ? (hours * 3600 + minutes * 60 + seconds) / 86_400 : Number.NaN;

/** The local date and time of so many days since 1970-01-01, as a Date whose UTC fields are the local ones; undefined out of range. */
export function localOf(days: number): Date | undefined {
  const date = new Date(Math.round(days * DAY));
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999 ? undefined : date;
}

/** `2026-10-03`, or nothing for NaN. */
export const dateText = (days: number): string => localOf(Math.floor(days))?.toISOString().slice(0, 10) ?? "";

/** `2026-10-03T09:12:00.000+08:00`, or nothing for NaN. */
export const dateTimeText = (days: number): string => localOf(days)?.toISOString().replace("Z", "+08:00") ?? "";
