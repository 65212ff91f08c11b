// Whether answers may stand: the schema, then the logic; the same verdict in browser and server.
import { messageFor, type SchemaCheck } from "../../core/answer-engine.ts";
import type { FieldError } from "../../core/problem.ts";
import type { CompiledQuestions } from "../questions/compile.ts";
import { evaluateQuestions, type QuestionContext } from "./evaluate.ts";
import { sizeErrors } from "./size.ts";
import type { Answers } from "./submission.ts";

export { compileQuestions } from "../questions/compile.ts";

/** More than anybody reads. */
const mostErrors = 100;

/** The answers that count, and what is wrong by its JSON Pointer, 100 errors at most; no errors: they may be kept. */
export function checkAnswers(
  questions: CompiledQuestions,
  given: Answers,
  context: QuestionContext,
  check: SchemaCheck,
): { answers: Answers; errors: FieldError[] } {
  const large = sizeErrors(given);
  if (large.length > 0) return { answers: given, errors: large.slice(0, mostErrors) };
  const evaluated = evaluateQuestions(questions, given, context);
  const errors: FieldError[] = [];
  const told = new Set<string>();
  const tell = (error: FieldError) => {
    if (told.has(error.pointer) || errors.length === mostErrors) return;
    told.add(error.pointer);
    errors.push(error);
  };
  for (const { pointer, keyword, params } of check(evaluated.answers)) {
    // The schema asks for a field that the logic hides: then nobody may answer it.
    if (keyword === "required" && !evaluated.isVisible(pointer)) continue;
    tell({ pointer, code: keyword, message: messageFor(keyword, params) });
  }
  for (const error of evaluated.constraintErrors()) tell(error);
  return { answers: evaluated.answers, errors };
}
