// What changes an open form: typing, rows that come and go, confirming what is known, the logic that arrives.

import type { Answer, Answers } from "../../core/answer.ts";
import { segmentsOf, valueAt } from "../../core/pointer.ts";
import { begin } from "./before-logic.ts";
import { withoutRow, withValue } from "./change.ts";
import {
  type FormState,
  judge,
  type Logic,
  nearest,
  openPage,
  pendingOn,
  prefilledFrom,
  rootOf,
  tell,
} from "./form-state.ts";

export const changesOf = (state: FormState) => ({
  /** The logic has come: what it hides, requires and calculates holds from now on. */
  attach(arrived: Logic) {
    state.logic = arrived;
    const fill = (it: Answer) =>
      typeof it === "string" && it.startsWith("=") ? arrived.initial(it.slice(1), state.answers, state.context) : it;
    if (!state.options.resume) state.answers = begin(state.fields, state.answers, fill);
    judge(state);
    state.page = nearest(state, state.page);
    tell(state);
  },
  set(pointer: string, value: Answer | undefined) {
    const root = rootOf(pointer);
    // A change is a confirmation by itself.
    if (prefilledFrom(state, root)) state.confirmed.add(root);
    change(state, pointer, withValue(state.answers, segmentsOf(pointer), value));
  },
  addRow(pointer: string, id: string) {
    const segments = segmentsOf(pointer);
    const rows = valueAt(state.answers, segments);
    change(state, pointer, withValue(state.answers, segments, [...(Array.isArray(rows) ? rows : []), { id }]));
  },
  removeRow(pointer: string, index: number) {
    change(state, pointer, withoutRow(state.answers, segmentsOf(pointer), index));
  },
  goTo(index: number) {
    state.page = nearest(state, index);
    state.asking = false;
    tell(state);
  },
  confirmPage() {
    for (const at of pendingOn(state, openPage(state))) state.confirmed.add(at);
    state.touched = true;
    tell(state);
  },
  startChanging(pointer: string) {
    state.changing.add(pointer);
    state.confirmed.add(pointer);
    state.touched = true;
    tell(state);
  },
});

/** What was wrong at a place, and below it, is not told any longer. */
function change(state: FormState, pointer: string, answers: Answers): void {
  state.errors.forEach((_, at) => {
    if (at === pointer || at.startsWith(`${pointer}/`)) state.errors.delete(at);
  });
  state.touched = true;
  state.answers = answers;
  judge(state);
  tell(state);
}
