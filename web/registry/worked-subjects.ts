// Subjects with what was done for them on this device, whether or not the server knows it yet.

import type { SubjectView } from "../../api/registry.ts";
import { periodsOf } from "../../core/period.ts";
import type { Instant } from "../../core/time.ts";
import type { Device } from "../app/device.ts";
import type { Outgoing } from "../offline/records.ts";

export async function workedSubjects(device: Device, type?: string): Promise<SubjectView[]> {
  const [subjects, outbox] = await Promise.all([device.subjects(type), device.offline.store.getAll("outbox")]);
  return subjects.map((it) => withWork(it, outbox));
}

function withWork(subject: SubjectView, outbox: Outgoing[]): SubjectView {
  const activity = { ...subject.activity };
  for (const { payload, state } of outbox) {
    if (payload.kind !== "submission" || payload.submission.subject !== subject.id || state === "attention") continue;
    const { form } = payload.submission;
    const filledAt = payload.submission.filledAt as Instant;
    const periods = { ...activity[form]?.periods };
    for (const period of Object.values(periodsOf(filledAt))) periods[period] = Math.max(1, periods[period] ?? 0);
    activity[form] = { last: filledAt, periods };
  }
  return { ...subject, activity };
}
