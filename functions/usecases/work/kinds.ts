// Every kind of due work. A new one is a file of its own and a row here; a test finds a file without its row.
import { caseDeadline } from "./case-deadline.ts";
import { formApproval } from "./form-approval.ts";
import { formNotice } from "./form-notice.ts";
import type { WorkKind } from "./kind.ts";
import { reportDelivery } from "./report-delivery.ts";
import { reportEdition } from "./report-edition.ts";
import { reportMailing } from "./report-mailing.ts";
import { reportSchedule } from "./report-schedule.ts";
import { staleDraft } from "./stale-draft.ts";

const rows: WorkKind[] = [
  caseDeadline,
  reportSchedule,
  reportEdition,
  reportMailing,
  reportDelivery,
  staleDraft,
  formApproval,
  formNotice,
];

export const workKinds: ReadonlyMap<string, WorkKind> = new Map(rows.map((it) => [it.kind, it]));
