// Opening a form: the draft that is there, or a new one with the id its submission will have.
import type { LocalText } from "../../core/text.ts";
import type { FormVersion, Questions } from "../../forms/definition.ts";
import { prefill } from "../../forms/prefill.ts";
import type { Answers } from "../../forms/submission.ts";
import { newId } from "./ids.ts";
import type { Offline } from "./offline.ts";
import type { Draft, Payload, SubjectView } from "./records.ts";
import { readMeta } from "./store.ts";
import { findForm } from "./sync.ts";

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

/** Opens a form for a unit and subject, or goes on with its draft; undefined when the form is neither here nor to be had. */
export async function openForm(
  offline: Offline,
  asked: { form: string; unit: string; subject?: string; about?: string; initial?: Answers },
): Promise<OpenedForm | undefined> {
  const { store, connection, now } = offline;
  const key = draftKeyOf(asked);
  const [there, subject] = await Promise.all([
    store.get("drafts", key),
    asked.subject ? store.get("subjects", asked.subject) : undefined,
  ]);
  const form = await findForm(store, connection, asked.form, there?.version).catch(() => undefined);
  if (!form) return undefined;
  const prefilled = subject && prefill(form, subject);
  const at = now();
  const draft: Draft = there ?? {
    key,
    id: newId(at),
    form: form.id,
    version: form.version,
    unit: asked.unit,
    subject: asked.subject,
    title: form.title,
    about: asked.about ?? subject?.title,
    openedAt: at,
    savedAt: at,
    answers: { ...prefilled?.answers, ...asked.initial },
    confirmed: [],
    page: 0,
  };
  const newest = (await readMeta(store, "forms"))?.latest.find((it) => it.id === form.id)?.version ?? form.version;
  const newer = newest > form.version ? (await store.get("forms", `${form.id}@${newest}`))?.form : undefined;
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
