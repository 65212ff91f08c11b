// Whether answers are small enough to be looked at: asked before anything whose work grows with them.
import type { Answer, Answers } from "../../core/answer.ts";
import { messageFor } from "../../core/answer-engine.ts";
import { pointerOf } from "../../core/pointer.ts";
import type { FieldError } from "../../core/problem.ts";

/** Of one list, whatever its schema says; an item of the store holds no more rows than these. */
export const mostItems = 2000;
/** Of one text, in UTF-16 units. */
export const mostCharacters = 20_000;
/** Values of all answers together. */
const mostValues = 30_000;
/** Of all texts together, in UTF-16 units: an item of the store has 400 KB. */
const mostText = 400_000;
const deepest = 20;

type Part = { value: Answer; path: (string | number)[] };

/**
 * What is too large for any form, each at its pointer; nothing inside it is looked at. What the form itself allows is its schema's to
 * say: a hidden question's answers count for nothing.
 */
export function sizeErrors(answers: Answers): FieldError[] {
  const errors: FieldError[] = [];
  const waiting: Part[] = [{ value: answers, path: [] }];
  let values = 0;
  let characters = 0;
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const { value, path } = part;
    if (typeof value === "string") characters += value.length;
    const refuse = (code: string, limit: number) =>
      errors.push({ pointer: pointerOf(path), code, message: messageFor(code, { limit }) });
    if (++values > mostValues || characters > mostText || path.length > deepest) {
      const pointer = pointerOf(path.slice(0, 1));
      return [...errors, { pointer, code: "too-large", message: tooLarge }];
    }
    if (typeof value === "string") {
      if (value.length > mostCharacters) refuse("maxLength", mostCharacters);
    } else if (Array.isArray(value)) {
      if (value.length > mostItems) refuse("maxItems", mostItems);
      else for (const [at, it] of value.entries()) waiting.push({ value: it, path: [...path, at] });
    } else if (typeof value === "object" && value !== null) {
      for (const [name, it] of Object.entries(value)) waiting.push({ value: it, path: [...path, name] });
    }
  }
  return errors;
}

const tooLarge = { zh: "填写的内容过多", en: "Too much was answered" };
