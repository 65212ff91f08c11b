// Every question that a form asks, in the form itself and in the steps of its case, by its path.
import type { FormVersion, Widget } from "../definition/definition.ts";
import { kindOf } from "../fields/table.ts";

export type Asking = Pick<FormVersion, "ui" | "workflow">;

export function widgetsOf({ ui, workflow }: Asking): [path: string, widget: Widget][] {
  const steps = Object.values(workflow?.steps ?? {}).flatMap((it) => it.transitions);
  return [ui, ...steps.flatMap((it) => it.questions?.ui ?? [])].flatMap((it) => Object.entries(it.widgets));
}

/** The answers that name a case, whoever asks for them: a step's answer stands over the form's of the same name. */
export function caseFields(form: Asking): Set<string> {
  const asked = widgetsOf(form);
  const isCase = (widget: Widget) => kindOf(widget.type).names === "case";
  const others = new Set(asked.filter(([, widget]) => !isCase(widget)).map(([path]) => path));
  return new Set(asked.filter(([path, widget]) => isCase(widget) && !others.has(path)).map(([path]) => path));
}

/** The values that answers to a question can have, where they are listed. */
export const listedValues = (form: Asking, path: string): string[] =>
  widgetsOf(form)
    .filter(([at]) => at === path)
    .flatMap(([, { type, options }]) =>
      type === "yes-no" ? ["true", "false"] : (options ?? []).map((it) => String(it.value)),
    );
