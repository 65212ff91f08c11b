// The logic of a form, in a chunk of its own: what is asked, required and calculated.
import { evaluate, truthy } from "../../core/expression/evaluate.ts";
import { parseExpression } from "../../core/expression/parse.ts";
import { segmentsOf } from "../../core/pointer.ts";
import { evaluateQuestions } from "../../forms/answers/evaluate.ts";
import type { Answer, Answers } from "../../forms/answers/submission.ts";
import type { Questions } from "../../forms/definition/definition.ts";
import { compileQuestions } from "../../forms/questions/compile.ts";
import { allOf } from "../../forms/questions/fields.ts";
import type { Context, Judged, Logic } from "./form-state.ts";

export function logicOf(questions: Questions): Logic {
  const compiled = compileQuestions(questions);
  const byPath = new Map(allOf(compiled.fields).map((it) => [it.path, it]));
  return {
    judge(answers: Answers, context: Context): Judged {
      const evaluated = evaluateQuestions(compiled, answers, context);
      return {
        answers: evaluated.answers,
        isVisible: evaluated.isVisible,
        isRequired: evaluated.isRequired,
        asksItem(field, pointer, item) {
          const when = byPath.get(field.path)?.items?.find((it) => it.id === item)?.when;
          if (!when) return true;
          const path = segmentsOf(pointer)
            .slice(0, -1)
            .map((it) => (/^\d+$/.test(it) ? Number(it) : it));
          return truthy(evaluate(when, { ...context, answers: evaluated.answers, path }));
        },
      };
    },
    initial: (expression, answers, context) =>
      evaluate(parseExpression(expression), { ...context, answers, path: [] }) as Answer,
  };
}
