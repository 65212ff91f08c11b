// What is wrong with an open form: found, and shown where it is to be mended.
import { isEmpty } from "../../forms/answers/empty.ts";
import {
  answerAt,
  type Check,
  type FieldProblem,
  type FormState,
  isOn,
  judge,
  openPage,
  pendingOn,
  prefilledFrom,
  rootOf,
  shownOn,
  shownPages,
  tell,
} from "./form-state.ts";

export const checksOf = (state: FormState) => ({
  /** Checks the page that is open; shows what is wrong on it. */
  checkPage(check: Check): FieldProblem[] {
    const found = check(state).filter(isOn(openPage(state)));
    show(state, found);
    return found;
  },
  /** Checks everything; opens the first page that is not right. */
  checkAll(check: Check): FieldProblem[] {
    // The server judges by the time of filling, so the last look takes that very time.
    state.context = { ...state.context, now: state.options.now() };
    judge(state);
    const found = check(state);
    const first = shownPages(state).find((it) => found.some(isOn(it)) || pendingOn(state, it).length > 0);
    if (first) state.page = first.index;
    show(state, found);
    return found;
  },
  /** Tells at once what is wrong with one field that was just left. */
  checkField(pointer: string, check: Check) {
    if (isEmpty(answerAt(state, pointer))) return;
    const found = check(state).find((it) => it.pointer === pointer);
    if (!found) return;
    state.errors.set(pointer, found.message);
    tell(state);
  },
  /** Errors shown now on the open page. */
  shownErrors: () => shownOn(state, openPage(state)),
  error: (pointer: string) => state.errors.get(pointer),
  /** The error of a field, or of something inside its one answer (a place's latitude). */
  errorWithin: (pointer: string) =>
    state.errors.get(pointer) ?? Array.from(state.errors).find(([at]) => at.startsWith(`${pointer}/`))?.[1],
  errorsBelow: (pointer: string) => Array.from(state.errors.keys()).some((at) => at.startsWith(`${pointer}/`)),
});

function show(state: FormState, found: FieldProblem[]): void {
  state.errors.clear();
  for (const { pointer, message } of found) {
    state.errors.set(pointer, message);
    // Something known that cannot stand is asked like anything else.
    const root = rootOf(pointer);
    if (prefilledFrom(state, root)) state.changing.add(root);
  }
  state.asking = true;
  tell(state);
}
