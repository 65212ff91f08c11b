// What is wrong with answers beside their schema: what must be given, constraints, and what a type of question checks itself.

import type { Answer } from "../../core/answer.ts";
import { truthy } from "../../core/expression/evaluate.ts";
import { pointerOf } from "../../core/pointer.ts";
import type { FieldError } from "../../core/problem.ts";
import { kindOf } from "../fields/table.ts";
import type { CompiledField, CompiledQuestions } from "../questions/compile.ts";
import { type AnswerPath, answerIn, type Container, isContainer, visitPlaces } from "../questions/places.ts";
import { isEmpty } from "./empty.ts";
import type { Test } from "./settle.ts";

const missing = { zh: "请填写此项", en: "Please answer this" };

/** Of the visible questions, in the order in which they are asked. */
export function constraintErrors(
  { fields }: CompiledQuestions,
  answers: Container,
  test: Test,
  isVisible: (pointer: string) => boolean,
): FieldError[] {
  const errors: FieldError[] = [];
  visitPlaces(fields, answers, [], (field, holder, place) => {
    // Most questions have nothing beside their schema: of those not even the place is told.
    if (!field.required && field.constraints.length === 0 && !kindOf(field.widget.type).check) return;
    const pointer = pointerOf([...place, field.name]);
    const value = answerIn(holder, field.name);
    if (!isVisible(pointer)) return;
    if (value !== undefined && !isEmpty(value)) errors.push(...errorsOf(field, value, place, pointer, test));
    else if (field.required && !field.requiredBySchema && truthy(test(field.required, place)))
      errors.push({ pointer, code: "required", message: missing });
  });
  return errors;
}

function errorsOf(field: CompiledField, value: Answer, place: AnswerPath, pointer: string, test: Test): FieldError[] {
  const broken = field.constraints.filter((it) => !truthy(test(it.test, place, value)));
  const errors = broken.map(({ message }) => ({ pointer, code: "constraint", message }));
  const { check } = kindOf(field.widget.type);
  if (!check || !isContainer(value)) return errors;
  const asked = (id: string) => {
    const when = field.items?.find((it) => it.id === id)?.when;
    return !when || truthy(test(when, place));
  };
  return [...errors, ...check(value, field.widget, { pointer, required: field.requiredBySchema, asked })];
}
