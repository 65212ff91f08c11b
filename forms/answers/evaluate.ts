// Which questions are asked, must be answered, or answer themselves: one pure function for browser and server.

import type { Answer, Answers } from "../../core/answer.ts";
import { evaluate, truthy } from "../../core/expression/evaluate.ts";
import { budgetOf } from "../../core/expression/types.ts";
import { pointerOf } from "../../core/pointer.ts";
import type { FieldError } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import type { CompiledQuestions } from "../questions/compile.ts";
import { type Container, isContainer, visitPlaces } from "../questions/places.ts";
import { constraintErrors } from "./constraints.ts";
import { isEmpty } from "./empty.ts";
import { settle, type Test } from "./settle.ts";

/** What expressions may know beside the answers: the frozen time, and named values such as the subject's facts (`${@name}`). */
export type QuestionContext = {
  now: Instant;
  extra?: Record<string, Answer>;
  matches?: (value: string, pattern: string) => boolean;
};

export type Evaluated = {
  /** Calculated answers filled in; hidden and emptied ones left out. */
  answers: Answers;
  isVisible(pointer: string): boolean;
  isRequired(pointer: string): boolean;
  constraintErrors(): FieldError[];
};

/** What all expressions of a form may take together, for one set of answers, in steps: 1,000 rows, each of which looks at all of them. */
const wholeForm = 10_000_000;

/** Answers as they count: calculated ones filled in, hidden ones left out, until nothing changes. Throws `expression-limit`, at the question whose logic it is. */
export function evaluateQuestions(questions: CompiledQuestions, given: Answers, context: QuestionContext): Evaluated {
  const answers = copy(given) as Answers;
  const { now, extra, matches } = context;
  const { declares } = questions;
  const budget = budgetOf(wholeForm);
  const test: Test = (expression, path, current) =>
    evaluate(expression, { answers, path, current, now, extra, declares, matches, budget });
  const hidden = settle(questions, answers, test);
  const isVisible = (pointer: string): boolean => {
    if (hidden.size === 0) return true;
    for (let at = pointer; at; at = at.slice(0, at.lastIndexOf("/"))) if (hidden.has(at)) return false;
    return true;
  };
  let required: Set<string> | undefined;
  return {
    answers,
    isVisible,
    isRequired(pointer) {
      required ??= requiredPointers(questions, answers, test);
      return required.has(pointer) && isVisible(pointer);
    },
    constraintErrors: () => constraintErrors(questions, answers, test, isVisible),
  };
}

/** Without what is empty. */
function copy(value: Answer): Answer {
  if (Array.isArray(value)) return value.map(copy);
  if (!isContainer(value)) return value;
  const result: Container = {};
  for (const name of Object.keys(value)) {
    const inner = value[name] as Answer;
    // defineProperty, for a field that is called __proto__ must stay a field.
    if (!isEmpty(inner))
      Object.defineProperty(result, name, { value: copy(inner), enumerable: true, writable: true, configurable: true });
  }
  return result;
}

/** What must be answered, by the schema or the logic: fields, and the asked lines of a table of checks that must be there. */
function requiredPointers(questions: CompiledQuestions, answers: Answers, test: Test): Set<string> {
  const found = new Set<string>();
  visitPlaces(questions.fields, answers, [], (field, _holder, place) => {
    if (field.requiredBySchema || (field.required && truthy(test(field.required, place))))
      found.add(pointerOf([...place, field.name]));
    if (!field.requiredBySchema) return;
    for (const item of field.items ?? []) {
      if (!item.when || truthy(test(item.when, place))) found.add(pointerOf([...place, field.name, item.id]));
    }
  });
  return found;
}
