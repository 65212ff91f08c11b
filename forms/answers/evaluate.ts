// Which questions are asked, must be answered, or answer themselves: one pure function for browser and server.
import { evaluate, truthy } from "../../core/expression/evaluate.ts";
import type { Expression } from "../../core/expression/types.ts";
import { pointerOf } from "../../core/pointer.ts";
import type { FieldError } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import type { CompiledField, CompiledQuestions } from "../questions/compile.ts";
import type { Answer, Answers } from "./submission.ts";

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

type Place = (string | number)[];
type Container = { [name: string]: Answer };
/** `false`: what is inside the field is not visited. */
type Visit = (field: CompiledField, holder: Container, place: Place) => unknown;

const isContainer = (value: unknown): value is Container =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The answer itself: a field that is called `constructor` is unanswered until somebody answers it. */
const answerIn = (holder: Container, name: string): Answer | undefined =>
  Object.hasOwn(holder, name) ? holder[name] : undefined;

/** An emptied field is an unanswered one. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

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

/** Visits every asked place: fields of the form, of groups, and of each row of a repeat. */
export function walk(fields: CompiledField[], holder: Container, place: Place, visit: Visit): void {
  for (const field of fields) {
    if (visit(field, holder, place) === false || field.fields.length === 0) continue;
    const value = answerIn(holder, field.name);
    if (field.widget.type === "repeat") {
      if (Array.isArray(value)) {
        value.forEach((row, index) => {
          if (isContainer(row)) walk(field.fields, row, [...place, field.name, index], visit);
        });
      }
    } else if (isContainer(value)) {
      walk(field.fields, value, [...place, field.name], visit);
    } else if (value === undefined) {
      // A group nobody touched yet: its fields are still asked, and what is calculated in it stays.
      const group: Container = {};
      walk(field.fields, group, [...place, field.name], visit);
      if (Object.keys(group).length > 0) holder[field.name] = group;
    }
  }
}

/** How often hiding and calculating may influence each other before the order written decides. */
const ROUNDS = 8;

/** Answers as they count: calculated ones filled in, hidden ones left out, until nothing changes. */
export function evaluateQuestions(questions: CompiledQuestions, given: Answers, context: QuestionContext): Evaluated {
  const answers = copy(given) as Answers;
  const hidden = new Set<string>();
  /** What was hidden in one round may be asked again in the next, when what hides it was calculated. */
  const aside = new Map<string, Answer>();
  const test = (expression: Expression, place: Place, current?: Answer) =>
    evaluate(expression, {
      answers,
      path: place,
      current,
      now: context.now,
      extra: context.extra,
      declares: questions.declares,
      matches: context.matches,
    });

  const settle = (): boolean => {
    let changed = false;
    walk(questions.fields, answers, [], (field, holder, place) => {
      if (field.visible) {
        const shown = truthy(test(field.visible, place));
        const pointer = pointerOf([...place, field.name]);
        const answer = answerIn(holder, field.name);
        if (!shown) {
          hidden.add(pointer);
          if (answer === undefined) return false;
          aside.set(pointer, answer);
          delete holder[field.name];
          changed = true;
          return false;
        }
        hidden.delete(pointer);
        const kept = aside.get(pointer);
        if (kept !== undefined && answer === undefined) {
          holder[field.name] = kept;
          changed = true;
        }
      }
      if (field.calculated) changed = calculate(field, field.calculated, holder, place) || changed;
      if (field.items) changed = dropUnaskedItems(field, holder, place) || changed;
    });
    return changed;
  };

  const calculate = (field: CompiledField, expression: Expression, holder: Container, place: Place): boolean => {
    const value = test(expression, place) as Answer;
    const unusable = isEmpty(value) || (typeof value === "number" && !Number.isFinite(value));
    const current = answerIn(holder, field.name);
    if (unusable ? current === undefined : current === value) return false;
    if (unusable) delete holder[field.name];
    else holder[field.name] = value;
    return true;
  };

  const dropUnaskedItems = (field: CompiledField, holder: Container, place: Place): boolean => {
    const checks = answerIn(holder, field.name);
    if (!isContainer(checks)) return false;
    let changed = false;
    for (const item of field.items ?? []) {
      if (item.when && Object.hasOwn(checks, item.id) && !truthy(test(item.when, place))) {
        delete checks[item.id];
        changed = true;
      }
    }
    return changed;
  };

  if (questions.hasLogic) for (let round = 0; round < ROUNDS && settle(); round++);

  const isVisible = (pointer: string): boolean => {
    if (hidden.size === 0) return true;
    for (let at = pointer; at; at = at.slice(0, at.lastIndexOf("/"))) if (hidden.has(at)) return false;
    return true;
  };

  let required: Set<string> | undefined;
  const requiredPointers = (): Set<string> => {
    if (required) return required;
    const found = new Set<string>();
    walk(questions.fields, answers, [], (field, _holder, place) => {
      if (field.requiredBySchema || (field.required && truthy(test(field.required, place)))) {
        found.add(pointerOf([...place, field.name]));
      }
      for (const item of field.items ?? []) {
        const asked = !item.when || truthy(test(item.when, place));
        if (asked && field.requiredBySchema) found.add(pointerOf([...place, field.name, item.id]));
      }
    });
    required = found;
    return found;
  };

  return {
    answers,
    isVisible,
    isRequired: (pointer) => requiredPointers().has(pointer) && isVisible(pointer),
    constraintErrors() {
      const errors: FieldError[] = [];
      walk(questions.fields, answers, [], (field, holder, place) => {
        const pointer = pointerOf([...place, field.name]);
        const value = answerIn(holder, field.name);
        if (!isVisible(pointer)) return;
        if (isEmpty(value)) {
          if (field.required && !field.requiredBySchema && truthy(test(field.required, place))) {
            errors.push({ pointer, code: "required", message: { zh: "请填写此项", en: "Please answer this" } });
          }
          return;
        }
        for (const { test: expression, message } of field.constraints) {
          if (!truthy(test(expression, place, value))) errors.push({ pointer, code: "constraint", message });
        }
        if (field.items && isContainer(value))
          errors.push(...checkErrors(field, value, pointer, (it) => truthy(test(it, place))));
      });
      return errors;
    },
  };
}

/** A table of checks: each line that is asked has a result, and a line that is not ok has its photo where the widget says so. */
function checkErrors(
  field: CompiledField,
  checks: Container,
  pointer: string,
  holds: (it: Expression) => boolean,
): FieldError[] {
  const errors: FieldError[] = [];
  for (const item of field.items ?? []) {
    const line = answerIn(checks, item.id);
    if (!isContainer(line)) {
      if (field.requiredBySchema && (!item.when || holds(item.when))) {
        errors.push({
          pointer: `${pointer}/${item.id}`,
          code: "required",
          message: { zh: `请检查：${item.title.zh}`, en: `Please check: ${item.title.en ?? item.title.zh}` },
        });
      }
    } else if (field.widget.photoWhenNotOk && line.result === "not-ok" && isEmpty(line.photos)) {
      errors.push({
        pointer: `${pointer}/${item.id}/photos`,
        code: "required",
        message: { zh: "不合格项请拍照", en: "Please take a photo of what is not in order" },
      });
    }
  }
  return errors;
}
