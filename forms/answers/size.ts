// Whether answers are small enough to be looked at: asked before anything whose work grows with them.
import type { Answer, Answers } from "../../core/answer.ts";
import { messageFor } from "../../core/answer-engine.ts";
import { pointerOf } from "../../core/pointer.ts";
import type { FieldError } from "../../core/problem.ts";
import type { SchemaNode } from "../fields/field-kind.ts";

/** Of one list, whatever its schema says; an item of the store holds no more rows than these. */
export const mostItems = 2000;
/** Of one text, in UTF-16 units. */
export const mostCharacters = 20_000;
/** Values of all answers together. */
const mostValues = 30_000;
const deepest = 20;

type Part = { value: Answer; node: SchemaNode | undefined; path: (string | number)[] };

/** What is too large, each at its pointer; nothing inside it is looked at. */
export function sizeErrors(schema: object, answers: Answers): FieldError[] {
  const errors: FieldError[] = [];
  const waiting: Part[] = [{ value: answers, node: schema as SchemaNode, path: [] }];
  let values = 0;
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const { value, node, path } = part;
    const refuse = (code: string, limit: number) =>
      errors.push({ pointer: pointerOf(path), code, message: messageFor(code, { limit }) });
    if (++values > mostValues || path.length > deepest) {
      const pointer = pointerOf(path.slice(0, 1));
      return [...errors, { pointer, code: "too-large", message: tooLarge }];
    }
    if (typeof value === "string") {
      if (value.length > mostCharacters) refuse("maxLength", mostCharacters);
    } else if (Array.isArray(value)) {
      const most = Math.min(mostItems, typeof node?.maxItems === "number" ? node.maxItems : mostItems);
      if (value.length > most) refuse("maxItems", most);
      else for (const [at, it] of value.entries()) waiting.push({ value: it, node: node?.items, path: [...path, at] });
    } else if (typeof value === "object" && value !== null) {
      for (const [name, it] of Object.entries(value)) {
        const inside = node?.properties && Object.hasOwn(node.properties, name) ? node.properties[name] : undefined;
        waiting.push({ value: it, node: inside, path: [...path, name] });
      }
    }
  }
  return errors;
}

const tooLarge = { zh: "填写的内容过多", en: "Too much was answered" };
