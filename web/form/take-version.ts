// A draft under the newer version of its form.
import type { LocalText } from "../../core/text.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import type { OpenedForm } from "../offline/open-form.ts";
import type { Draft } from "../offline/records.ts";
import type { Store } from "../offline/store.ts";
import { browserEngine } from "./answers-engine.ts";
import { carryOver } from "./carry-over.ts";

/** Rewrites the draft for the newer version; answers what is open now, and the titles of what did not fit. */
export async function takeVersion(
  store: Store,
  opened: OpenedForm,
  newer: FormVersion,
): Promise<{ opened: OpenedForm; dropped: LocalText[] }> {
  const latest = (await store.get("drafts", opened.draft.key)) ?? opened.draft;
  const { answers, dropped } = carryOver(opened.questions, newer, latest.answers, browserEngine);
  const draft: Draft = { ...latest, version: newer.version, title: newer.title, answers, page: 0, errors: undefined };
  await store.put("drafts", draft);
  return {
    opened: { ...opened, draft, questions: newer, title: newer.title, newer: undefined, fresh: false },
    dropped,
  };
}
