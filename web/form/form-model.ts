// The state of an open form, apart from how it looks: answers, what is asked, what is wrong, what was confirmed.
import { fieldPathOf, pointerOf, segmentsOf, valueAt } from "../../core/pointer.ts";
import type { FieldError } from "../../core/problem.ts";
import type { LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import { isEmpty } from "../../forms/answers/empty.ts";
import type { Answer, Answers } from "../../forms/answers/submission.ts";
import type { Questions } from "../../forms/definition/definition.ts";
import { holdsOf } from "../../forms/fields/holders.ts";
import { allOf, type Field, fieldsOf } from "../../forms/questions/fields.ts";
import type { FieldErrorView } from "../offline/records.ts";
import { withoutRow, withValue } from "./change.ts";

export type Prefilled = { answers: Answers; from: Record<string, { confirmedAt: string; source: string }> };

/** What expressions may know beside the answers; as forms/answers/evaluate.ts has it. */
export type Context = {
  now: Instant;
  extra?: Record<string, Answer>;
  matches?: (value: string, pattern: string) => boolean;
};

/** What the logic says of answers: which count, which are asked, which must be given. */
export type Judged = {
  answers: Answers;
  isVisible(pointer: string): boolean;
  isRequired(pointer: string): boolean;
  /** Whether a line of a table of checks is asked. */
  asksItem(field: Field, pointer: string, item: string): boolean;
};
export type Logic = {
  judge(answers: Answers, context: Context): Judged;
  initial(expression: string, answers: Answers, context: Context): Answer;
};

/** The whole check, schema and logic. */
export type Check = (answers: Answers, context: Context) => FieldError[];

export type FormPage = { index: number; title: LocalText; fields: Field[] };
export type FieldProblem = { pointer: string; message: LocalText };

export type FormModel = ReturnType<typeof createFormModel>;

type Options = {
  questions: Questions;
  initial?: Answers;
  prefilled?: Prefilled;
  /** Values that expressions name as `${@name}`: the subject's facts. */
  facts?: Record<string, Answer>;
  /** What a draft holds; without it the form is a new one, and widgets fill in what they begin with. */
  resume?: { confirmed: string[]; page: number; errors?: FieldErrorView[] };
  now(): Instant;
};

/** `regex()` in the browser: the server refuses patterns that are not linear at publish, so the native engine may run them. */
const matches = (value: string, pattern: string): boolean => new RegExp(pattern, "u").test(value);

export function createFormModel({ questions, initial, prefilled, facts, resume, now }: Options) {
  const fields = fieldsOf(questions);
  const from = prefilled?.from ?? {};
  // Frozen until the end: an expression must not change its mind under the reader's eyes.
  let context: Context = { now: now(), extra: facts, matches };
  const pages: FormPage[] = questions.ui.pages.map((page, index) => ({
    index,
    title: page.title,
    fields: fields.filter((it) => page.fields.includes(it.name)),
  }));
  const confirmed = new Set(resume?.confirmed);
  /** Prefilled fields that somebody opened to change them. */
  const changing = new Set<string>();
  const errors = new Map<string, LocalText>();
  const listeners = new Set<() => void>();

  let logic: Logic = plainLogic(questions, fields);
  let answers = begin(fields, initial ?? {}, (it) => (resume || String(it).startsWith("=") ? undefined : it));
  let judged = logic.judge(answers, context);
  let asking = false;
  /** Somebody typed, now or when the draft was made: something would be lost. */
  let touched = resume !== undefined;
  let page = nearest(resume?.page ?? 0);
  for (const { pointer, message } of resume?.errors ?? []) {
    errors.set(pointer, typeof message === "string" ? { zh: message } : message);
  }
  if (errors.size > 0) page = shownPages().find((it) => shownOn(it).length > 0)?.index ?? page;

  function shownPages(): FormPage[] {
    return pages.filter((it) => it.fields.some((field) => judged.isVisible(pointerOf([field.name]))));
  }
  function nearest(wanted: number): number {
    const shown = shownPages();
    return shown.some((it) => it.index === wanted) ? wanted : (shown[0]?.index ?? 0);
  }
  function tell(): void {
    listeners.forEach((listener) => {
      listener();
    });
  }
  function change(next: Answers): void {
    touched = true;
    answers = next;
    judged = logic.judge(answers, context);
    tell();
  }
  function forgetErrors(pointer: string): void {
    errors.forEach((_, at) => {
      if (at === pointer || at.startsWith(`${pointer}/`)) errors.delete(at);
    });
  }
  const isPrefilled = (pointer: string) => Object.hasOwn(from, pointer);
  const isCalculated = (pointer: string) => questions.logic.calculated[fieldPathOf(pointer)] !== undefined;
  const here = () => pages[page] as FormPage;

  function answerAt(pointer: string): Answer | undefined {
    const segments = segmentsOf(pointer);
    // What the logic calculates stands only among the answers that count.
    return valueAt(isCalculated(pointer) ? judged.answers : answers, segments) as Answer | undefined;
  }
  const pending = (it: FormPage): string[] =>
    it.fields
      .map((field) => pointerOf([field.name]))
      .filter((at) => isPrefilled(at) && !confirmed.has(at) && judged.isVisible(at) && !isEmpty(answerAt(at)));

  /** What the registry gave for a place; rows are found by their id, for others may have gone. */
  function knownAt(segments: string[]): unknown {
    let known: unknown = prefilled?.answers;
    let mine: unknown = judged.answers;
    for (const segment of segments) {
      mine = valueAt(mine, [segment]);
      const id = valueAt(mine, ["id"]);
      known =
        Array.isArray(known) && id !== undefined
          ? known.find((row) => valueAt(row, ["id"]) === id)
          : valueAt(known, [segment]);
    }
    return known;
  }
  /** What is wrong now. A masked value that is still as the registry gave it is right: the server knows the true one. */
  const problems = (check: Check): FieldProblem[] =>
    check(answers, context).filter(({ pointer }) => {
      const segments = segmentsOf(pointer);
      const value = valueAt(judged.answers, segments);
      if (typeof value !== "string" || !value.includes("*")) return true;
      return value !== knownAt(segments) && !isCalculated(pointer);
    });
  function onPage(it: FormPage): (problem: FieldProblem) => boolean {
    return ({ pointer }) => it.fields.some((field) => field.name === segmentsOf(pointer)[0]);
  }
  function shownOn(it: FormPage): FieldProblem[] {
    return Array.from(errors, ([pointer, message]) => ({ pointer, message })).filter(onPage(it));
  }
  function show(found: FieldProblem[]): void {
    errors.clear();
    for (const { pointer, message } of found) {
      errors.set(pointer, message);
      // Something known that cannot stand is asked like anything else.
      const root = rootOf(pointer);
      if (isPrefilled(root)) changing.add(root);
    }
    asking = true;
    tell();
  }

  return {
    /** The logic has come: what it hides, requires and calculates holds from now on. */
    attach(arrived: Logic) {
      logic = arrived;
      const fill = (it: Answer) =>
        typeof it === "string" && it.startsWith("=") ? arrived.initial(it.slice(1), answers, context) : it;
      if (!resume) answers = begin(fields, answers, fill);
      judged = logic.judge(answers, context);
      page = nearest(page);
      tell();
    },
    answers: () => answers,
    touched: () => touched,
    confirmed: () => Array.from(confirmed),
    value: answerAt,
    isVisible: (pointer: string) => judged.isVisible(pointer),
    isRequired: (pointer: string) => judged.isRequired(pointer),
    isCalculated,
    error: (pointer: string) => errors.get(pointer),
    /** The error of a field, or of something inside its one answer (a place's latitude). */
    errorWithin: (pointer: string) =>
      errors.get(pointer) ?? Array.from(errors).find(([at]) => at.startsWith(`${pointer}/`))?.[1],
    errorsBelow: (pointer: string) => Array.from(errors.keys()).some((at) => at.startsWith(`${pointer}/`)),
    set(pointer: string, value: Answer | undefined) {
      forgetErrors(pointer);
      const root = rootOf(pointer);
      // A change is a confirmation by itself.
      if (isPrefilled(root)) confirmed.add(root);
      change(withValue(answers, segmentsOf(pointer), value));
    },
    addRow(pointer: string, id: string) {
      const rows = valueAt(answers, segmentsOf(pointer));
      forgetErrors(pointer);
      change(withValue(answers, segmentsOf(pointer), [...(Array.isArray(rows) ? rows : []), { id }]));
    },
    removeRow(pointer: string, index: number) {
      forgetErrors(pointer);
      change(withoutRow(answers, segmentsOf(pointer), index));
    },
    /** Lines of a table of checks that are asked now. */
    itemsOf: (field: Field, pointer: string) =>
      (field.items ?? []).filter((it) => judged.asksItem(field, pointer, it.id)),

    pages: shownPages,
    page: here,
    goTo(index: number) {
      page = nearest(index);
      asking = false;
      tell();
    },
    /** Checks the page that is open; shows what is wrong on it. */
    checkPage(check: Check): FieldProblem[] {
      const found = problems(check).filter(onPage(here()));
      show(found);
      return found;
    },
    /** Checks everything; opens the first page that is not right. */
    checkAll(check: Check): FieldProblem[] {
      // The server judges by the time of filling, so the last look takes that very time.
      context = { ...context, now: now() };
      judged = logic.judge(answers, context);
      const found = problems(check);
      const first = shownPages().find((it) => found.some(onPage(it)) || pending(it).length > 0);
      if (first) page = first.index;
      show(found);
      return found;
    },
    /** Errors shown now on the open page. */
    shownErrors: () => shownOn(here()),
    /** Tells at once what is wrong with one field that was just left. */
    checkField(pointer: string, check: Check) {
      if (isEmpty(answerAt(pointer))) return;
      const found = problems(check).find((it) => it.pointer === pointer);
      if (!found) return;
      errors.set(pointer, found.message);
      tell();
    },
    /** The answers that are sent: calculated ones filled in, hidden ones left out. */
    finished: () => ({ answers: judged.answers, filledAt: context.now }),

    prefilledFrom: (pointer: string) => from[pointer],
    /** Shown in the card of known answers, not as a question. */
    isKnown: (pointer: string) => isPrefilled(pointer) && !changing.has(pointer) && !isEmpty(answerAt(pointer)),
    pendingOnPage: () => pending(here()),
    hasPending: () => shownPages().some((it) => pending(it).length > 0),
    /** The reader wanted to go on without looking at what is known. */
    wasAskedToConfirm: () => asking,
    confirmPage() {
      for (const at of pending(here())) confirmed.add(at);
      touched = true;
      tell();
    },
    startChanging(pointer: string) {
      changing.add(pointer);
      confirmed.add(pointer);
      touched = true;
      tell();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const rootOf = (pointer: string): string => `/${pointer.split("/")[1]}`;

/** Until the logic has come: what it may hide is not shown yet, and the schema alone says what must be answered. */
function plainLogic({ logic }: Questions, fields: Field[]): Logic {
  const required = new Set(
    allOf(fields)
      .filter((it) => it.requiredBySchema)
      .map((it) => it.path),
  );
  const hides = (path: string): boolean => {
    const above = path.lastIndexOf("/");
    return logic.visible[path] !== undefined || (above > 0 && hides(path.slice(0, above)));
  };
  return {
    judge: (answers) => ({
      answers,
      isVisible: (pointer) => !hides(fieldPathOf(pointer)),
      isRequired: (pointer) => required.has(fieldPathOf(pointer)),
      asksItem: () => false,
    }),
    initial: () => null,
  };
}

/** What a form begins with: given answers, then what widgets hold; containers that must be there are, so that each field inside is asked. */
function begin(fields: Field[], given: Answers, fill: (initial: Answer) => Answer | undefined): Answers {
  const answers: Answers = { ...given };
  for (const { name, widget, requiredBySchema } of fields) {
    if (!isEmpty(answers[name])) continue;
    const holds = holdsOf(widget.type);
    if (requiredBySchema && holds && holds !== "rows") answers[name] = {};
    const value = widget.initial === undefined ? undefined : fill(widget.initial);
    if (!isEmpty(value)) answers[name] = value as Answer;
  }
  return answers;
}
