// The whole check of answers, loaded after the form is on the screen: the schema's engine, then the logic.
import { checkAnswers } from "../../forms/check-answers.ts";
import type { Questions } from "../../forms/definition.ts";
import { browserEngine } from "../answers-engine.ts";
import type { Check } from "./form-model.ts";

export function checkOf(questions: Questions): Check {
  const schema = browserEngine(questions.schema);
  return (compiled, answers, context) => checkAnswers(compiled, answers, context, schema).errors;
}
