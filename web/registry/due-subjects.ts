// Who is still to be seen in the running period: read off the forms' cadence and the subjects' activity.

import type { SubjectView } from "../../api/registry.ts";
import { type PeriodKind, periodOf } from "../../core/period.ts";
import type { Instant } from "../../core/time.ts";
import { isFilledAt } from "../../forms/definition/may-fill.ts";

type Rhythm = { subject?: string; cadence?: { every: PeriodKind; per: "subject" | "unit" } };
type Recurring = Rhythm & { id: string; owner: string; units?: string[] };

const often = { week: 0, month: 1, quarter: 2, year: 3 };

/** Sorts forms: those that come round more often first, households before the rest, those without a rhythm last. */
export function byRhythm(a: Rhythm, b: Rhythm): number {
  const rank = (it: Rhythm) => (it.cadence ? often[it.cadence.every] : 4) * 2 + Number(it.subject !== "household");
  return rank(a) - rank(b);
}

export type DueList = { period: string; total: number; open: SubjectView[] };

/** The subjects a form is due for and not yet filled for; those longest unseen first. */
export function dueSubjects(form: Recurring, subjects: SubjectView[], now: Instant): DueList | undefined {
  if (!form.subject || form.cadence?.per !== "subject") return undefined;
  const period = periodOf(now, form.cadence.every);
  const all = subjects.filter((it) => it.type === form.subject && isFilledAt(form, it.unit));
  const open = all.filter((it) => !isDone(it, form.id, period));
  const last = (it: SubjectView): string => it.activity?.[form.id]?.last ?? "";
  open.sort((a, b) => (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : a.title < b.title ? -1 : 1));
  return { period, total: all.length, open };
}

export const isDone = (subject: SubjectView, form: string, period: string): boolean =>
  (subject.activity?.[form]?.periods[period] ?? 0) > 0;
