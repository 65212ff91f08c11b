// What must happen later: the kinds of due work, and the states one piece goes through.
import type { Instant } from "./time.ts";

/** What is to be done. The id says it too, so that the same thing is never due twice. */
export type Due =
  | { kind: "case-deadline"; case: string }
  | { kind: "report-schedule"; report: string }
  | { kind: "report-edition"; report: string; period: string; unit: string }
  | { kind: "report-delivery"; report: string; period: string; unit: string; person: string };

export type DueWork = { id: string; dueAt: Instant; due: Due };

export type WorkState =
  | { status: "waiting"; dueAt: Instant; attempts: number }
  | { status: "claimed"; leaseUntil: Instant; attempts: number }
  | { status: "dead"; reason: string; attempts: number };

/** Five attempts, then a person has to look. */
export const maxAttempts = 5;
/** How long a worker may hold a piece of work; a report of 20 pages takes seconds. */
export const leaseMilliseconds = 120_000;

/** Waiting after the n-th failed attempt: 30 s, 2 min, 8 min, 32 min. */
export const backOffMilliseconds = (attempts: number): number => 30_000 * 4 ** (attempts - 1);

export function dueId(due: Due): string {
  switch (due.kind) {
    case "case-deadline":
      return `${due.kind}:${due.case}`;
    case "report-schedule":
      return `${due.kind}:${due.report}`;
    case "report-edition":
      return `${due.kind}:${due.report}:${due.period}:${due.unit}`;
    case "report-delivery":
      return `${due.kind}:${due.report}:${due.period}:${due.unit}:${due.person}`;
  }
}
