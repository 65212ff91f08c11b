// Days, times and periods of the district as people read them.

import type { Language } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import { deadlineTexts as texts } from "./deadline-texts.ts";
import { sayWith } from "./texts.ts";

const DAY = 86_400_000;
const OFFSET = 8 * 3_600_000;
const days = { zh: "日一二三四五六", en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] };
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The district keeps UTC+8 wherever the phone believes itself to be. */
const local = (at: string): Date => new Date(Date.parse(at) + OFFSET);
const dayNumber = (at: string): number => Math.floor((Date.parse(at) + OFFSET) / DAY);
const two = (number: number): string => String(number).padStart(2, "0");

/** `10月3日`, with the year where it is not this one. */
export function sayDay(at: string, language: Language, now?: string): string {
  const day = local(at);
  const other = now !== undefined && local(now).getUTCFullYear() !== day.getUTCFullYear();
  if (language === "en")
    return `${day.getUTCDate()} ${months[day.getUTCMonth()]}${other ? ` ${day.getUTCFullYear()}` : ""}`;
  return `${other ? `${day.getUTCFullYear()}年` : ""}${day.getUTCMonth() + 1}月${day.getUTCDate()}日`;
}

export const sayWeekday = (at: string, language: Language): string =>
  language === "en" ? (days.en[local(at).getUTCDay()] as string) : `周${days.zh[local(at).getUTCDay()]}`;

export const sayTime = (at: string): string => `${two(local(at).getUTCHours())}:${two(local(at).getUTCMinutes())}`;

export const sayMoment = (at: string, language: Language, now?: string): string =>
  `${sayDay(at, language, now)} ${sayTime(at)}`;

export const hourOf = (at: string): number => local(at).getUTCHours();

/** `2026-10-03` or an instant: how near a deadline is, in words and in colour. */
export function sayDeadline(
  due: string,
  now: Instant,
  language: Language,
): { text: string; tone: "" | "warn" | "danger" } {
  const at = due.length === 10 ? `${due}T23:59:59+08:00` : due;
  const left = dayNumber(at) - dayNumber(now);
  if (Date.parse(at) < Date.parse(now)) {
    return left < 0
      ? { text: sayWith(texts.overdueBy, language, { n: -left }), tone: "danger" }
      : { text: sayWith(texts.overdue, language), tone: "danger" };
  }
  if (left === 0) return { text: sayWith(texts.dueToday, language), tone: "warn" };
  if (left === 1) return { text: sayWith(texts.dueTomorrow, language), tone: "warn" };
  if (left <= 7) return { text: sayWith(texts.dueIn, language, { n: left }), tone: left <= 3 ? "warn" : "" };
  return { text: sayWith(texts.due, language, { date: sayDay(at, language, now) }), tone: "" };
}
