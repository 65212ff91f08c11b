// The whole check of answers, loaded after the form is on the screen: the schema's engine, then the logic.
import { checkAnswers } from "../../forms/check-answers.ts";
import { compileQuestions } from "../../forms/compile.ts";
import type { Questions } from "../../forms/definition.ts";
import { browserEngine } from "../answers-engine.ts";
import type { Check } from "./form-model.ts";

export function checkOf(questions: Questions): Check {
  const compiled = compileQuestions(questions);
  const schema = browserEngine(questions.schema);
  return (answers, context) => checkAnswers(compiled, answers, context, schema).errors;
}
