// Opening a form: the draft that is there, or a new one with the id its submission will have.

import type { SubjectView } from "../../api/registry.ts";
import type { LocalText } from "../../core/text.ts";
import { prefill } from "../../forms/answers/prefill.ts";
import type { Answers } from "../../forms/answers/submission.ts";
import type { FormVersion, Questions } from "../../forms/definition/definition.ts";
import { findForm, newestOf } from "./find-form.ts";
import type { FormDevice } from "./form-device.ts";
import { newId } from "./ids.ts";
import type { Draft, Payload } from "./records.ts";

export type Prefilled = { answers: Answers; from: Record<string, { confirmedAt: string; source: string }> };

export type OpenedForm = {
  draft: Draft;
  questions: Questions;
  title: LocalText;
  subject?: SubjectView;
  prefilled?: Prefilled;
  /** Nothing was typed before. */
  fresh: boolean;
  /** A version that was published after the draft was begun. */
  newer?: FormVersion;
};

/** One draft for each form, unit and subject, so that opening it twice is going on with it. */
export const draftKeyOf = (it: { form: string; unit: string; subject?: string }): string =>
  [it.form, it.unit, it.subject ?? ""].join("|");

/**
 * Opens a form for a unit and subject, or goes on with its draft; undefined when the form is neither here nor to be had.
 * A subject's own unit is the submission's.
 */
export async function openForm(
  device: FormDevice,
  asked: { form: string; unit: string; subject?: string; initial?: Answers },
): Promise<OpenedForm | undefined> {
  const subject = asked.subject ? await device.read("subjects", asked.subject) : undefined;
  const unit = subject?.unit ?? asked.unit;
  const key = draftKeyOf({ ...asked, unit });
  const there = await device.read("drafts", key);
  const form = await findForm(device, asked.form, there?.version).catch(() => undefined);
  if (!form) return undefined;
  const prefilled = subject && prefill(form, subject);
  const at = device.now();
  const draft: Draft = there ?? {
    key,
    id: newId(at),
    form: form.id,
    version: form.version,
    unit,
    subject: asked.subject,
    title: form.title,
    about: subject?.title,
    openedAt: at,
    savedAt: at,
    answers: { ...prefilled?.answers, ...asked.initial },
    confirmed: [],
    page: 0,
  };
  const newest = (await newestOf(device, form.id)) ?? form.version;
  const newer = newest > form.version ? (await device.read("forms", `${form.id}@${newest}`))?.form : undefined;
  return { draft, questions: form, title: form.title, subject, prefilled, fresh: !there, newer };
}

/** What is sent of a draft once it is filled in. */
export function payloadOf(draft: Draft, answers: Answers, files: string[], now: string): Payload {
  if (draft.step) {
    return {
      kind: "step",
      case: draft.step.case,
      step: { id: draft.id, transition: draft.step.transition, answers, files },
    };
  }
  const { id, form, version, unit, subject, seconds } = draft;
  return {
    kind: "submission",
    submission: { id, form, version, unit, ...(subject && { subject }), filledAt: now, answers, files, seconds },
  };
}
