// The state of an open form, apart from how it looks: what is read of it, what changes it, what checks it.
import { isEmpty } from "../../forms/answers/empty.ts";
import type { Field } from "../../forms/questions/fields.ts";
import { changesOf } from "./form-changes.ts";
import { checksOf } from "./form-checks.ts";
import {
  answerAt,
  beginState,
  type FormOptions,
  type FormState,
  isCalculated,
  openPage,
  pendingOn,
  prefilledFrom,
  shownPages,
} from "./form-state.ts";

export type FormModel = ReturnType<typeof createFormModel>;

export function createFormModel(options: FormOptions) {
  const state = beginState(options);
  return {
    ...readsOf(state),
    ...changesOf(state),
    ...checksOf(state),
    subscribe(listener: () => void): () => void {
      state.listeners.add(listener);
      return () => state.listeners.delete(listener);
    },
  };
}

const readsOf = (state: FormState) => ({
  answers: () => state.answers,
  touched: () => state.touched,
  confirmed: () => Array.from(state.confirmed),
  value: (pointer: string) => answerAt(state, pointer),
  isVisible: (pointer: string) => state.judged.isVisible(pointer),
  isRequired: (pointer: string) => state.judged.isRequired(pointer),
  isCalculated: (pointer: string) => isCalculated(state, pointer),
  /** Lines of a table of checks that are asked now. */
  itemsOf: (field: Field, pointer: string) =>
    (field.items ?? []).filter((it) => state.judged.asksItem(field, pointer, it.id)),
  pages: () => shownPages(state),
  page: () => openPage(state),
  /** The answers that are sent: calculated ones filled in, hidden ones left out. */
  finished: () => ({ answers: state.judged.answers, filledAt: state.context.now }),
  prefilledFrom: (pointer: string) => prefilledFrom(state, pointer),
  /** Shown in the card of known answers, not as a question. */
  isKnown: (pointer: string) =>
    prefilledFrom(state, pointer) !== undefined && !state.changing.has(pointer) && !isEmpty(answerAt(state, pointer)),
  pendingOnPage: () => pendingOn(state, openPage(state)),
  hasPending: () => shownPages(state).some((it) => pendingOn(state, it).length > 0),
  /** The reader wanted to go on without looking at what is known. */
  wasAskedToConfirm: () => state.asking,
});
