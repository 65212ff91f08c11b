// What hides and what calculates, worked out until nothing changes.

import type { Answer } from "../../core/answer.ts";
import { truthy } from "../../core/expression/evaluate.ts";
import type { Expression } from "../../core/expression/types.ts";
import type { Value } from "../../core/expression/values.ts";
import { pointerOf } from "../../core/pointer.ts";
import type { CompiledField, CompiledQuestions } from "../questions/compile.ts";
import { type AnswerPath, answerIn, type Container, isContainer, visitPlaces } from "../questions/places.ts";
import { isEmpty } from "./empty.ts";

/** What an expression says at a place; `current` is the value that a constraint is about. */
export type Test = (expression: Expression, place: AnswerPath, current?: Answer) => Value;

/** How often hiding and calculating may influence each other before the order written decides. */
const ROUNDS = 8;

/** Changes the answers to those that count; answers the pointers of what is hidden. */
export function settle({ fields, hasLogic }: CompiledQuestions, answers: Container, test: Test): Set<string> {
  const hidden = new Set<string>();
  /** What was hidden in one round may be asked again in the next, when what hides it was calculated. */
  const aside = new Map<string, Answer>();
  const round = (): boolean => {
    let changed = false;
    visitPlaces(fields, answers, [], (field, holder, place) => {
      if (field.visible) {
        const shown = truthy(test(field.visible, place));
        changed = (shown ? bringBack : putAside)({ hidden, aside }, field.name, holder, place) || changed;
        if (!shown) return false;
      }
      if (field.calculated) changed = calculate(test(field.calculated, place) as Answer, field.name, holder) || changed;
      if (field.items) changed = dropUnaskedItems(field, holder, (it) => truthy(test(it, place))) || changed;
    });
    return changed;
  };
  if (hasLogic) for (let at = 0; at < ROUNDS && round(); at++);
  return hidden;
}

type Hiding = { hidden: Set<string>; aside: Map<string, Answer> };

function putAside({ hidden, aside }: Hiding, name: string, holder: Container, place: AnswerPath): boolean {
  const pointer = pointerOf([...place, name]);
  hidden.add(pointer);
  const answer = answerIn(holder, name);
  if (answer === undefined) return false;
  aside.set(pointer, answer);
  delete holder[name];
  return true;
}

function bringBack({ hidden, aside }: Hiding, name: string, holder: Container, place: AnswerPath): boolean {
  const pointer = pointerOf([...place, name]);
  hidden.delete(pointer);
  const answer = aside.get(pointer);
  if (answer === undefined || answerIn(holder, name) !== undefined) return false;
  holder[name] = answer;
  return true;
}

function calculate(value: Answer, name: string, holder: Container): boolean {
  const unusable = isEmpty(value) || (typeof value === "number" && !Number.isFinite(value));
  const current = answerIn(holder, name);
  if (unusable ? current === undefined : current === value) return false;
  if (unusable) delete holder[name];
  else holder[name] = value;
  return true;
}

function dropUnaskedItems(field: CompiledField, holder: Container, holds: (it: Expression) => boolean): boolean {
  const checks = answerIn(holder, field.name);
  if (!isContainer(checks)) return false;
  let changed = false;
  for (const item of field.items ?? []) {
    if (item.when && Object.hasOwn(checks, item.id) && !holds(item.when)) {
      delete checks[item.id];
      changed = true;
    }
  }
  return changed;
}
