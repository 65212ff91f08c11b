// Who is still to be seen in the running period: read off the forms' cadence and the subjects' activity.
import { type PeriodKind, periodOf } from "../../core/period.ts";
import type { Instant } from "../../core/time.ts";
import type { SubjectView } from "../api.ts";

type Recurring = { id: string; subject?: string; cadence?: { every: PeriodKind; per: "subject" | "unit" } };

export type DueList = { period: string; total: number; open: SubjectView[] };

/** The subjects a form is due for and not yet filled for; those longest unseen first. */
export function dueSubjects(form: Recurring, subjects: SubjectView[], now: Instant): DueList | undefined {
  if (!form.subject || form.cadence?.per !== "subject") return undefined;
  const period = periodOf(now, form.cadence.every);
  const all = subjects.filter((it) => it.type === form.subject);
  const open = all.filter((it) => !isDone(it, form.id, period));
  const last = (it: SubjectView): string => it.activity?.[form.id]?.last ?? "";
  open.sort((a, b) => (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : a.title < b.title ? -1 : 1));
  return { period, total: all.length, open };
}

export const isDone = (subject: SubjectView, form: string, period: string): boolean =>
  (subject.activity?.[form]?.periods[period] ?? 0) > 0;
