// What an open form holds: answers, what the logic says of them, what is wrong, what was confirmed, where the reader is.

import type { Answer, Answers } from "../../core/answer.ts";
import { fieldPathOf, pointerOf, segmentsOf, valueAt } from "../../core/pointer.ts";
import type { LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import { isEmpty } from "../../forms/answers/empty.ts";
import type { Questions } from "../../forms/definition/definition.ts";
import { type Field, fieldsOf } from "../../forms/questions/fields.ts";
import type { Prefilled } from "../offline/open-form.ts";
import type { FieldErrorView } from "../offline/records.ts";
import { begin, plainLogic } from "./before-logic.ts";

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

/** The whole check, schema and logic: what is wrong now. */
export type Check = (form: Pick<FormState, "answers" | "context" | "judged" | "options">) => FieldProblem[];

export type QuestionPage = { index: number; title: LocalText; fields: Field[] };
export type FieldProblem = { pointer: string; message: LocalText };

export type FormOptions = {
  questions: Questions;
  initial?: Answers;
  prefilled?: Prefilled;
  /** Values that expressions name as `${@name}`: the subject's facts. */
  facts?: Record<string, Answer>;
  /** What a draft holds; without it the form is a new one, and widgets fill in what they begin with. */
  resume?: { confirmed: string[]; page: number; errors?: FieldErrorView[] };
  now(): Instant;
};

export type FormState = {
  options: FormOptions;
  fields: Field[];
  pages: QuestionPage[];
  /** The index of the open page. */
  page: number;
  context: Context;
  logic: Logic;
  answers: Answers;
  judged: Judged;
  errors: Map<string, LocalText>;
  confirmed: Set<string>;
  /** Prefilled fields that somebody opened to change them. */
  changing: Set<string>;
  /** The reader wanted to go on without looking at what is known. */
  asking: boolean;
  /** Somebody typed, now or when the draft was made: something would be lost. */
  touched: boolean;
  listeners: Set<() => void>;
};

/** `regex()` in the browser: the server refuses patterns that are not linear at publish, so the native engine may run them. */
const matches = (value: string, pattern: string): boolean => new RegExp(pattern, "u").test(value);

/** The form as it is opened, before its logic has come. */
export function beginState(options: FormOptions): FormState {
  const { questions, initial, facts, resume, now } = options;
  const fields = fieldsOf(questions);
  const logic: Logic = plainLogic(questions, fields);
  const answers = begin(fields, initial ?? {}, (it) => (resume || String(it).startsWith("=") ? undefined : it));
  // Frozen until the end: an expression must not change its mind under the reader's eyes.
  const context = { now: now(), extra: facts, matches };
  const state: FormState = {
    options,
    fields,
    pages: questions.ui.pages.map((page, index) => ({
      index,
      title: page.title,
      fields: fields.filter((it) => page.fields.includes(it.name)),
    })),
    page: 0,
    context,
    logic,
    answers,
    judged: logic.judge(answers, context),
    errors: new Map(),
    confirmed: new Set(resume?.confirmed),
    changing: new Set(),
    asking: false,
    touched: resume !== undefined,
    listeners: new Set(),
  };
  for (const { pointer, message } of resume?.errors ?? [])
    state.errors.set(pointer, typeof message === "string" ? { zh: message } : message);
  const wrong = shownPages(state).find((it) => shownOn(state, it).length > 0);
  state.page = wrong ? wrong.index : nearest(state, resume?.page ?? 0);
  return state;
}

export function judge(state: FormState): void {
  state.judged = state.logic.judge(state.answers, state.context);
}

export function tell({ listeners }: FormState): void {
  listeners.forEach((listener) => {
    listener();
  });
}

/** Pages on which something is asked. */
export const shownPages = ({ pages, judged }: FormState): QuestionPage[] =>
  pages.filter((it) => it.fields.some((field) => judged.isVisible(pointerOf([field.name]))));

/** The page that is wanted, or the first where that is not shown. */
export function nearest(state: FormState, wanted: number): number {
  const shown = shownPages(state);
  return shown.some((it) => it.index === wanted) ? wanted : (shown[0]?.index ?? 0);
}

export const openPage = ({ pages, page }: FormState): QuestionPage => pages[page] as QuestionPage;

export const isCalculated = ({ options }: FormState, pointer: string): boolean =>
  options.questions.logic.calculated[fieldPathOf(pointer)] !== undefined;

export function answerAt(state: FormState, pointer: string): Answer | undefined {
  // What the logic calculates stands only among the answers that count.
  const { answers } = isCalculated(state, pointer) ? state.judged : state;
  return valueAt(answers, segmentsOf(pointer)) as Answer | undefined;
}

/** Where and when the registry heard what it gave for a question. */
export const prefilledFrom = ({ options }: FormState, pointer: string) => options.prefilled?.from[pointer];

/** What the registry knew on a page, and nobody has confirmed yet. */
export const pendingOn = (state: FormState, page: QuestionPage): string[] =>
  page.fields
    .map((field) => pointerOf([field.name]))
    .filter(
      (at) =>
        prefilledFrom(state, at) !== undefined &&
        !state.confirmed.has(at) &&
        state.judged.isVisible(at) &&
        !isEmpty(answerAt(state, at)),
    );

export const isOn =
  (page: QuestionPage) =>
  ({ pointer }: FieldProblem): boolean =>
    page.fields.some((field) => field.name === segmentsOf(pointer)[0]);

export const shownOn = ({ errors }: FormState, page: QuestionPage): FieldProblem[] =>
  Array.from(errors, ([pointer, message]) => ({ pointer, message })).filter(isOn(page));

/** The pointer of the question on the page that a pointer is in. */
export const rootOf = (pointer: string): string => `/${pointer.split("/")[1]}`;
