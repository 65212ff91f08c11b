// A form's draft that nobody has touched for two weeks: its last editor is told once, with the way back to it.
import * as z from "zod";
import { mailPatience, staleAfterMilliseconds } from "../../../core/due-work.ts";
import { letterTo } from "../../../core/letter.ts";
import { say } from "../../../core/text.ts";
import { later } from "../../../core/time.ts";
import { places, webAddress } from "../../../core/web-address.ts";
import { FormId } from "../../../forms/definition/definition.ts";
import { draftOf } from "../../store/items.ts";
import { formDraftKey } from "../../store/keys.ts";
import { findPerson } from "../../store/people.ts";
import { workKind } from "./kind.ts";

const words = {
  zh: {
    title: (form: string) => `表单草稿《${form}》两周未修改`,
    sentence: (form: string) => `您最后修改的表单草稿《${form}》已有14天没有改动，仍未发布。可继续编辑，或直接发布。`,
    link: "打开草稿",
  },
  en: {
    title: (form: string) => `The draft of “${form}” has rested for two weeks`,
    sentence: (form: string) =>
      `You were the last to edit the draft of “${form}”. It has not changed for 14 days and is not published. Go on with it, or publish it.`,
    link: "Open the draft",
  },
};

/**
 * One piece of work a form: keeping the draft again puts it off, publishing takes it away. A draft that an earlier Gridform kept has
 * none until it is kept again.
 */
export const staleDraft = workKind(
  "stale-draft",
  z.object({ form: FormId }),
  async (deps, about) => {
    const item = await deps.table.get(formDraftKey(about.form));
    const draft = item && draftOf(item);
    // Kept again since this was claimed: its time has not come.
    if (!draft || later(draft.at, staleAfterMilliseconds) > deps.clock.now()) return;
    const editor = await findPerson(deps, draft.by);
    if (!editor?.email) return;
    const { name, email, language } = editor;
    const text = words[language];
    const form = say(draft.definition.title, language);
    const letter = letterTo(
      { name, email, language },
      {
        title: text.title(form),
        sentences: [text.sentence(form)],
        link: { title: text.link, url: webAddress(deps.origin, places.draft(about.form)) },
        // By the moment it was kept: a worker that dies after the mail sends it again under the same id, and the form's next draft has another.
        messageId: `<stale-draft.${about.form}.${draft.at.replace(/\D/g, "")}@gridform>`,
      },
    );
    await deps.mailer.send(letter);
  },
  mailPatience,
);
