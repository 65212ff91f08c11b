// What is wrong on the open page, with a way to each field.
import { say } from "../../core/text.ts";
import { segmentsOf } from "../../core/pointer.ts";
import { idOf } from "./editor.ts";
import { useForm, useModel } from "./form-context.ts";
import type { FormModel } from "./form-model.ts";

export function ErrorSummary() {
  const { model, language, tell } = useForm();
  const [wrong] = useModel(model, () => [model.shownErrors().map((it) => it.pointer).join("\n")]);
  if (!wrong) return <div role="alert" />;
  const shown = inPageOrder(model, model.shownErrors());
  return (
    <div role="alert">
      <div class="form-summary" id="form-summary" tabIndex={-1}>
        <h3>{shown.length === 1 ? tell("oneError") : tell("errors", { n: shown.length })}</h3>
        <ul>
          {shown.map(({ pointer, message }) => (
            <li key={pointer}>
              <button type="button" onClick={() => focusField(pointer)}>
                <strong>{titleOf(model, pointer, language)}</strong> {say(message, language)}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Errors in the order in which the page asks. */
function inPageOrder<T extends { pointer: string }>(model: FormModel, errors: T[]): T[] {
  const names = model.page().fields.map((it) => it.name);
  const rank = (it: T) => names.indexOf(segmentsOf(it.pointer)[0] ?? "");
  return errors.slice().sort((a, b) => rank(a) - rank(b));
}

/** The titles on the way to a field: `Residents 2 · Name`. */
function titleOf(model: FormModel, pointer: string, language: "zh" | "en"): string {
  const titles: string[] = [];
  let fields = model.page().fields;
  let items: { id: string; title: { zh: string; en?: string } }[] = [];
  for (const segment of segmentsOf(pointer)) {
    const field = fields.find((it) => it.name === segment);
    const item = items.find((it) => it.id === segment);
    if (field) titles.push(say(field.widget.title, language));
    else if (item) titles.push(say(item.title, language));
    else if (/^\d+$/.test(segment)) titles.push(`${titles.pop() ?? ""} ${Number(segment) + 1}`);
    if (field) {
      fields = field.fields;
      items = field.items ?? [];
    }
  }
  return titles.join(" · ");
}

/** Brings a field into view and focuses it; the nearest one above it where it has no control of its own. `#id` names an element. */
export function focusField(pointer: string): void {
  let element: HTMLElement | null = null;
  if (pointer.startsWith("#")) element = document.getElementById(pointer.slice(1));
  else {
    for (let at = pointer; at && !element; at = at.slice(0, at.lastIndexOf("/"))) element = document.getElementById(idOf(at));
  }
  element?.focus();
  element?.scrollIntoView({ block: "center" });
}
