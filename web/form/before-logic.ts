// A form until its logic has come: what it begins with, and what the schema alone says.

import type { Answer, Answers } from "../../core/answer.ts";
import { fieldPathOf } from "../../core/pointer.ts";
import { isEmpty } from "../../forms/answers/empty.ts";
import type { Questions } from "../../forms/definition/definition.ts";
import { holdsOf } from "../../forms/fields/holders.ts";
import { allOf, type Field } from "../../forms/questions/fields.ts";

/** What the logic may hide is not shown yet, and the schema says what must be answered. */
export function plainLogic({ logic }: Questions, fields: Field[]) {
  const required = allOf(fields)
    .filter((it) => it.requiredBySchema)
    .map((it) => it.path);
  const hides = (path: string): boolean => {
    const above = path.lastIndexOf("/");
    return logic.visible[path] !== undefined || (above > 0 && hides(path.slice(0, above)));
  };
  return {
    judge: (answers: Answers) => ({
      answers,
      isVisible: (pointer: string) => !hides(fieldPathOf(pointer)),
      isRequired: (pointer: string) => required.includes(fieldPathOf(pointer)),
      asksItem: () => false,
    }),
    initial: () => null,
  };
}

/** Given answers, then what widgets hold; containers that must be there are, so that each field inside is asked. */
export function begin(fields: Field[], given: Answers, fill: (initial: Answer) => Answer | undefined): Answers {
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
