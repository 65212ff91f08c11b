// An open form and its draft.
import type { DraftKeeper } from "../offline/drafts.ts";
import type { FormModel } from "./form-model.ts";

/** Saves every change by hand, and what is pending when the page is left or hidden. */
export function keepDraft(model: FormModel, draft: DraftKeeper | undefined): (() => void) | undefined {
  if (!draft) return undefined;
  const flush = () => void draft.flush();
  const save = () => {
    if (model.touched())
      draft.save({ answers: model.answers(), confirmed: model.confirmed(), page: model.page().index });
  };
  // It may come after the first letters were typed.
  save();
  const stop = model.subscribe(save);
  document.addEventListener("visibilitychange", flush);
  addEventListener("pagehide", flush);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", flush);
    removeEventListener("pagehide", flush);
    flush();
  };
}
