// How near a case's deadline is, in words and in colour.

import type { CaseView } from "../../api/cases.ts";
import { useApp } from "../app/context.ts";
import { sayDeadline } from "../say/dates.ts";

export function DeadlineChip({ of }: { of: CaseView }) {
  const { language, now } = useApp();
  const due = of.stepDueAt ?? of.dueAt;
  if (!due || of.status !== "open") return null;
  const { text, tone } = sayDeadline(due, now(), language);
  return <span class={`badge ${of.overdue ? "danger" : tone}`}>{text}</span>;
}
