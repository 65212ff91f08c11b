// The state of an open form, apart from how it looks: answers, what is asked, what is wrong, what was confirmed.
import { evaluate, truthy } from "../../core/expression/evaluate.ts";
import { parseExpression } from "../../core/expression/parse.ts";
import { pointerOf, segmentsOf, valueAt } from "../../core/pointer.ts";
import type { FieldError } from "../../core/problem.ts";
import type { LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import { type CompiledField, type CompiledQuestions, compileQuestions } from "../../forms/compile.ts";
import type { Questions } from "../../forms/definition.ts";
import type { Answer, Answers } from "../../forms/submission.ts";
import { type Evaluated, evaluateQuestions, isEmpty, type QuestionContext } from "../../forms/visibility.ts";
import type { FieldErrorView } from "../offline/records.ts";
import { withoutRow, withValue } from "./change.ts";

export type Prefilled = { answers: Answers; from: Record<string, { confirmedAt: string; source: string }> };

export type FormPage = { index: number; title: LocalText; fields: CompiledField[] };
export type FieldProblem = { pointer: string; message: LocalText };

/** The whole check, schema and logic: it comes in a chunk of its own, after the form is on the screen. */
export type Check = (questions: CompiledQuestions, answers: Answers, context: QuestionContext) => FieldError[];

export type FormModel = ReturnType<typeof createFormModel>;

type Options = {
  questions: Questions;
  initial?: Answers;
  prefilled?: Prefilled;
  /** Values that expressions name as `${@name}`: the subject's facts. */
  facts?: Record<string, Answer>;
  confirmed?: string[];
  errors?: FieldErrorView[];
  page?: number;
  now(): Instant;
};

/** `regex()` in the browser: the server refuses patterns that are not linear at publish, so the native engine may run them. */
const matches = (value: string, pattern: string): boolean => new RegExp(pattern, "u").test(value);

export function createFormModel(options: Options) {
  const compiled = compileQuestions(options.questions);
  const prefilled = options.prefilled?.from ?? {};
  // Frozen until the end: an expression must not change its mind under the reader's eyes.
  let context: QuestionContext = { now: options.now(), extra: options.facts, matches };
  const byName = new Map(compiled.fields.map((field) => [field.name, field]));
  const pages: FormPage[] = options.questions.ui.pages.map((page, index) => ({
    index,
    title: page.title,
    fields: page.fields.flatMap((name) => byName.get(name) ?? []),
  }));
  const confirmed = new Set(options.confirmed);
  /** Prefilled fields that somebody opened to change them. */
  const changing = new Set<string>();
  const errors = new Map<string, LocalText>();
  const listeners = new Set<() => void>();

  let answers = begin(compiled.fields, options.initial ?? {}, context);
  let evaluated: Evaluated = evaluateQuestions(compiled, answers, context);
  let page = clampPage(options.page ?? 0);
  let asking = false;
  for (const { pointer, message } of options.errors ?? []) errors.set(pointer, asText(message));
  if (errors.size > 0) page = visiblePages().find((it) => shownOn(it).length > 0)?.index ?? page;

  function clampPage(wanted: number): number {
    const shown = visiblePages();
    return shown.some((it) => it.index === wanted) ? wanted : (shown[0]?.index ?? 0);
  }
  function visiblePages(): FormPage[] {
    return pages.filter((it) => it.fields.some((field) => evaluated.isVisible(`/${escapeName(field.name)}`)));
  }
  function tell(): void {
    for (const listener of Array.from(listeners)) listener();
  }
  function change(next: Answers): void {
    answers = next;
    evaluated = evaluateQuestions(compiled, answers, context);
    tell();
  }
  function forgetErrors(pointer: string): void {
    for (const at of Array.from(errors.keys())) {
      if (at === pointer || at.startsWith(`${pointer}/`)) errors.delete(at);
    }
  }
  const isPrefilled = (pointer: string) => Object.prototype.hasOwnProperty.call(prefilled, pointer);
  const pending = (it: FormPage): string[] =>
    it.fields
      .map((field) => pointerOf([field.name]))
      .filter((at) => isPrefilled(at) && !confirmed.has(at) && evaluated.isVisible(at) && !isEmpty(valueOf(at)));

  function valueOf(pointer: string): Answer | undefined {
    const segments = segmentsOf(pointer);
    const own = valueAt(answers, segments) as Answer | undefined;
    // What the logic calculates stands only in the evaluated answers.
    return own === undefined || calculatedAt(segments) ? (valueAt(evaluated.answers, segments) as Answer | undefined) : own;
  }
  function calculatedAt(segments: string[]): boolean {
    return options.questions.logic.calculated[segments.filter((it) => !/^\d+$/.test(it)).join("/")] !== undefined;
  }

  /** What the registry gave for a place; rows are found by their id, for others may have gone. */
  function knownAt(segments: string[]): unknown {
    let known: unknown = options.prefilled?.answers;
    let mine: unknown = evaluated.answers;
    for (const segment of segments) {
      mine = valueAt(mine, [segment]);
      const id = valueAt(mine, ["id"]);
      known =
        Array.isArray(known) && id !== undefined ? known.find((row) => valueAt(row, ["id"]) === id) : valueAt(known, [segment]);
    }
    return known;
  }

  /** What is wrong now. A masked value that is still as the registry gave it is right: the server knows the true one. */
  function problems(check: Check): FieldProblem[] {
    const found = check(compiled, answers, context);
    return found
      .filter(({ pointer }) => {
        const segments = segmentsOf(pointer);
        const value = valueAt(evaluated.answers, segments);
        if (typeof value !== "string" || !value.includes("*")) return true;
        return value !== knownAt(segments) && !calculatedAt(segments);
      })
      .map(({ pointer, message }) => ({ pointer, message }));
  }
  function onPage(it: FormPage): (problem: FieldProblem) => boolean {
    const names = new Set(it.fields.map((field) => field.name));
    return ({ pointer }) => names.has(segmentsOf(pointer)[0] ?? "");
  }
  function shownOn(it: FormPage): FieldProblem[] {
    return Array.from(errors, ([pointer, message]) => ({ pointer, message })).filter(onPage(it));
  }
  function show(found: FieldProblem[]): void {
    errors.clear();
    for (const { pointer, message } of found) {
      errors.set(pointer, message);
      // Something known that cannot stand is asked like anything else.
      const root = `/${pointer.split("/")[1]}`;
      if (isPrefilled(root)) changing.add(root);
    }
    tell();
  }

  return {
    answers: () => answers,
    confirmed: () => Array.from(confirmed),
    evaluated: () => evaluated,
    value: valueOf,
    isVisible: (pointer: string) => evaluated.isVisible(pointer),
    isRequired: (pointer: string) => evaluated.isRequired(pointer),
    isCalculated: (pointer: string) => calculatedAt(segmentsOf(pointer)),
    error: (pointer: string) => errors.get(pointer),
    /** The error of a field, or of something inside its one answer (a place's latitude). */
    errorWithin: (pointer: string) =>
      errors.get(pointer) ?? Array.from(errors).find(([at]) => at.startsWith(`${pointer}/`))?.[1],
    errorsBelow: (pointer: string) => Array.from(errors.keys()).some((at) => at.startsWith(`${pointer}/`)),
    set(pointer: string, value: Answer | undefined) {
      forgetErrors(pointer);
      const root = `/${pointer.split("/")[1]}`;
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
    itemsOf(field: CompiledField, pointer: string) {
      const path = segmentsOf(pointer).slice(0, -1).map((it) => (/^\d+$/.test(it) ? Number(it) : it));
      return (field.items ?? []).filter(
        (item) => !item.when || truthy(evaluate(item.when, { ...context, answers: evaluated.answers, path })),
      );
    },

    pages: visiblePages,
    page: () => pages[page] as FormPage,
    goTo(index: number) {
      page = clampPage(index);
      asking = false;
      tell();
    },
    /** Checks the page that is open; shows what is wrong on it. */
    checkPage(check: Check): FieldProblem[] {
      const found = problems(check).filter(onPage(pages[page] as FormPage));
      asking = true;
      show(found);
      return found;
    },
    /** Checks everything; opens the first page that is not right. */
    checkAll(check: Check): FieldProblem[] {
      // The server judges by the time of filling, so the last look takes that very time.
      context = { ...context, now: options.now() };
      evaluated = evaluateQuestions(compiled, answers, context);
      const found = problems(check);
      const first = visiblePages().find((it) => found.some(onPage(it)) || pending(it).length > 0);
      show(found);
      if (first) page = first.index;
      asking = true;
      tell();
      return found;
    },
    /** Errors shown now on the open page, in the order of the page. */
    shownErrors: () => shownOn(pages[page] as FormPage),
    /** Tells at once what is wrong with one field that was just left. */
    checkField(pointer: string, check: Check) {
      if (isEmpty(valueOf(pointer))) return;
      const found = problems(check).find((it) => it.pointer === pointer);
      if (found && errors.get(pointer) !== found.message) {
        errors.set(pointer, found.message);
        tell();
      }
    },
    /** The answers that are sent: calculated ones filled in, hidden ones left out. */
    finished: () => ({ answers: evaluated.answers, filledAt: context.now }),

    isPrefilled,
    prefilledFrom: (pointer: string) => prefilled[pointer],
    isChanging: (pointer: string) => changing.has(pointer),
    /** Shown in the card of known answers, not as a question. */
    isKnown: (pointer: string) => isPrefilled(pointer) && !changing.has(pointer) && !isEmpty(valueOf(pointer)),
    isConfirmed: (pointer: string) => confirmed.has(pointer),
    pendingOnPage: () => pending(pages[page] as FormPage),
    firstPendingPage: () => visiblePages().find((it) => pending(it).length > 0),
    /** The reader wanted to go on without looking at what is known. */
    wasAskedToConfirm: () => asking,
    confirmPage() {
      for (const at of pending(pages[page] as FormPage)) confirmed.add(at);
      tell();
    },
    startChanging(pointer: string) {
      changing.add(pointer);
      confirmed.add(pointer);
      tell();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const escapeName = (name: string): string => name.replace(/~/g, "~0").replace(/\//g, "~1");

const asText = (message: string | LocalText): LocalText => (typeof message === "string" ? { zh: message } : message);

/** What a new form holds: given answers, then what widgets begin with; containers that must be there are, so that each field inside is asked. */
function begin(fields: CompiledField[], given: Answers, context: QuestionContext): Answers {
  const answers: Answers = { ...given };
  for (const { name, widget, requiredBySchema } of fields) {
    if (answers[name] !== undefined) continue;
    if (requiredBySchema && (widget.type === "group" || widget.type === "checks")) answers[name] = {};
    const { initial } = widget;
    if (initial === undefined) continue;
    const value =
      typeof initial === "string" && initial.startsWith("=")
        ? evaluate(parseExpression(initial.slice(1)), { ...context, answers, path: [] })
        : initial;
    if (!isEmpty(value)) answers[name] = value as Answer;
  }
  return answers;
}
