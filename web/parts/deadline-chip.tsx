// How near a case's deadline is, in words and in colour.
import type { CaseView } from "../shapes.ts";
import { useApp } from "./context.ts";
import { sayDeadline } from "./dates.ts";

export function DeadlineChip({ of }: { of: CaseView }) {
  const { language, now } = useApp();
  const due = of.stepDueAt ?? of.dueAt;
  if (!due || of.status !== "open") return null;
  const { text, tone } = sayDeadline(due, now(), language);
  return <span class={`badge ${of.overdue ? "danger" : tone}`}>{text}</span>;
}
