// Where questions are asked among answers: in the form, in groups, and in each row of a repeat.
import type { Answer } from "../../core/answer.ts";
import { toldAt } from "../../core/expression/faults.ts";
import { pointerOf } from "../../core/pointer.ts";
import { holdsOf } from "../fields/holders.ts";
import type { CompiledField } from "./compile.ts";

/** `["residents", 0, "name"]`. */
export type AnswerPath = (string | number)[];
export type Container = { [name: string]: Answer };
/** `false`: what is inside the field is not visited. */
type Visit = (field: CompiledField, holder: Container, place: AnswerPath) => unknown;

export const isContainer = (value: unknown): value is Container =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The answer itself: a field that is called `constructor` is unanswered until somebody answers it. */
export const answerIn = (holder: Container, name: string): Answer | undefined =>
  Object.hasOwn(holder, name) ? holder[name] : undefined;

/** What the logic of a question fails at is told at the question. */
function visited(field: CompiledField, holder: Container, place: AnswerPath, visit: Visit): unknown {
  try {
    return visit(field, holder, place);
  } catch (error) {
    throw toldAt(error, pointerOf([...place, field.name]), field.widget.title);
  }
}

/** Visits every place where something is asked. A group nobody touched yet is asked too, and kept where a visit answers in it. */
export function visitPlaces(fields: CompiledField[], holder: Container, place: AnswerPath, visit: Visit): void {
  for (const field of fields) {
    if (visited(field, holder, place, visit) === false || field.fields.length === 0) continue;
    const value = answerIn(holder, field.name);
    const here = [...place, field.name];
    if (holdsOf(field.widget.type) === "rows") {
      if (Array.isArray(value))
        value.forEach((row, index) => {
          if (isContainer(row)) visitPlaces(field.fields, row, [...here, index], visit);
        });
    } else if (isContainer(value)) {
      visitPlaces(field.fields, value, here, visit);
    } else if (value === undefined) {
      const group: Container = {};
      visitPlaces(field.fields, group, here, visit);
      if (Object.keys(group).length > 0) holder[field.name] = group;
    }
  }
}
