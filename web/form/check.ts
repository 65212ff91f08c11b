// The whole check of answers, loaded after the form is on the screen: the schema's engine, then the logic.
import { fieldPathOf, segmentsOf, valueAt } from "../../core/pointer.ts";
import { checkAnswers } from "../../forms/answers/check.ts";
import type { Questions } from "../../forms/definition/definition.ts";
import { compileQuestions } from "../../forms/questions/compile.ts";
import { browserEngine } from "./answers-engine.ts";
import type { Check } from "./form-state.ts";

/** A masked value that is still as the registry gave it is right: the server knows the true one. */
export function checkOf(questions: Questions): Check {
  const compiled = compileQuestions(questions);
  const schema = browserEngine(questions.schema);
  return ({ answers, context, judged, options }) =>
    checkAnswers(compiled, answers, context, schema).errors.filter(({ pointer }) => {
      const segments = segmentsOf(pointer);
      const value = valueAt(judged.answers, segments);
      if (typeof value !== "string" || !value.includes("*")) return true;
      const isCalculated = questions.logic.calculated[fieldPathOf(pointer)] !== undefined;
      return value !== givenAt(segments, options.prefilled?.answers, judged.answers) && !isCalculated;
    });
}

/** What the registry gave for a place; rows are found by their id, for others may have gone. */
function givenAt(segments: string[], given: unknown, mine: unknown): unknown {
  const [segment, ...rest] = segments;
  if (segment === undefined) return given;
  const answer = valueAt(mine, [segment]);
  const id = valueAt(answer, ["id"]);
  const known =
    Array.isArray(given) && id !== undefined
      ? given.find((row) => valueAt(row, ["id"]) === id)
      : valueAt(given, [segment]);
  return givenAt(rest, known, answer);
}
