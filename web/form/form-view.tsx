// A form on the screen: its state, and what every part of it may use.
import { useEffect, useMemo, useState } from "preact/hooks";
import "../parts/basis.css";
import "./form.css";
import type { Answer } from "../../core/answer.ts";
import { FieldView } from "./field-view.tsx";
import { FormContext, speakerOf } from "./form-context.ts";
import { createFormModel } from "./form-model.ts";
import { Pages } from "./form-pages.tsx";
import type { FormViewProps } from "./form-view-props.ts";
import { keepDraft } from "./keep-draft.ts";
import { useCheck } from "./use-check.ts";

export function FormView(props: FormViewProps) {
  const { questions, language, subject, prefilled, initial, resume, now, draft, lookups, shelf } = props;
  // A form keeps its state while its texts change language; other questions are another form (give it another key).
  const [model] = useState(() =>
    createFormModel({ resume, questions, initial, prefilled, facts: factsOf(subject), now }),
  );
  const loadCheck = useCheck(model, questions);

  useEffect(() => keepDraft(model, draft), [model, draft]);

  const context = useMemo(
    () => ({
      model,
      language,
      lookups,
      shelf,
      now,
      say: speakerOf(language),
      FieldView,
      left: (pointer: string) =>
        void loadCheck().then(
          (check) => model.checkField(pointer, check),
          () => undefined,
        ),
    }),
    [model, language, lookups, shelf],
  );

  return (
    <FormContext.Provider value={context}>
      <Pages {...props} model={model} loadCheck={loadCheck} />
    </FormContext.Provider>
  );
}

const factsOf = (subject: FormViewProps["subject"]): Record<string, Answer> | undefined => {
  if (!subject) return undefined;
  const facts: Record<string, Answer> = {};
  for (const name of Object.keys(subject.facts)) facts[name] = subject.facts[name]?.value ?? null;
  return facts;
};
