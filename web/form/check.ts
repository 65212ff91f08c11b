// The whole check of answers, loaded after the form is on the screen: the schema's engine, then the logic.
import { checkAnswers } from "../../forms/answers/check.ts";
import type { Questions } from "../../forms/definition/definition.ts";
import { compileQuestions } from "../../forms/questions/compile.ts";
import { browserEngine } from "./answers-engine.ts";
import type { Check } from "./form-state.ts";

export function checkOf(questions: Questions): Check {
  const compiled = compileQuestions(questions);
  const schema = browserEngine(questions.schema);
  return (answers, context) => checkAnswers(compiled, answers, context, schema).errors;
}
