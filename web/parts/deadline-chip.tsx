// How near a case's deadline is, in words and in colour.

import { useApp } from "../app/context.ts";
import { sayDeadline } from "../say/dates.ts";
import type { CaseView } from "../shapes.ts";

export function DeadlineChip({ of }: { of: CaseView }) {
  const { language, now } = useApp();
  const due = of.stepDueAt ?? of.dueAt;
  if (!due || of.status !== "open") return null;
  const { text, tone } = sayDeadline(due, now(), language);
  return <span class={`badge ${of.overdue ? "danger" : tone}`}>{text}</span>;
}
