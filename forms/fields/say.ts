// How an answer is said, wherever it is: on the form, in lists, cases and documents.

import type { Answer } from "../../core/answer.ts";
import { maskValue } from "../../core/mask.ts";
import type { Language } from "../../core/text.ts";
import { isEmpty } from "../answers/empty.ts";
import type { FieldKind, Said, Saying, WidgetParts } from "./field-kind.ts";
import { inOneLine } from "./one-line.ts";
import { type FieldType, kindOf } from "./table.ts";

/** A question as far as its answer is to be said; of a group or repeat with the fields inside. */
export type Question = { name: string; widget: WidgetParts & { type: FieldType }; fields: readonly Question[] };

/** The lines that say an answer, one for each row of a repeat or line of checks; none for an unanswered question. */
export function sayAnswer(question: Question | undefined, answer: Answer | undefined, language: Language): Said[] {
  if (isEmpty(answer) || answer === undefined) return [];
  const kind = question && kindOf(question.widget.type);
  // A masked answer, or one of a form that is not here any more, is said as it stands.
  if (!kind || !fits(kind, answer)) return [{ text: sayBare(answer, language) }];
  return kind.say(answer, question.widget, sayingOf(question, language));
}

/** The same in one line. */
export const sayInOneLine = (question: Question | undefined, answer: Answer | undefined, language: Language): string =>
  inOneLine(sayAnswer(question, answer, language).map(sayLine).filter(Boolean), language);

/** A line with what else is known. */
export const sayLine = ({ text, more }: Said): string => [text, more].filter(Boolean).join(" · ");

export const sayingOf = ({ fields }: Question, language: Language): Saying => ({
  language,
  inside: (name, answer) =>
    sayInOneLine(
      fields.find((it) => it.name === name),
      answer,
      language,
    ),
});

/** Whether the answer is one of the type's, and not the text that hides one. */
const fits = ({ json }: FieldKind, answer: Answer): boolean => {
  if (answer === hidden) return false;
  const type = Array.isArray(answer) ? "array" : typeof answer;
  return (json as readonly string[]).includes(type) || (type === "number" && json.includes("integer"));
};

const hidden = maskValue("all", true);

/** Without a question: a text as it is, yes or no, a list, a place. */
function sayBare(answer: Answer, language: Language): string {
  if (Array.isArray(answer))
    return inOneLine(
      answer.map((it) => sayBare(it, language)),
      language,
    );
  const kind =
    typeof answer === "boolean" ? kindOf("yes-no") : typeof answer === "object" ? kindOf("place") : undefined;
  if (!kind || answer === null) return String(answer);
  return kind.say(answer, {}, { language, inside: () => "" })[0]?.text ?? "";
}
