// What is wrong on the open page, with a way to each field.
import "./editors.css";
import { useLayoutEffect, useRef } from "preact/hooks";
import { segmentsOf } from "../../core/pointer.ts";
import type { LocalText } from "../../core/text.ts";
import { idOf } from "./editor.ts";
import { moreTexts } from "./field-texts.ts";
import { useForm, useModel } from "./form-context.ts";
import type { FormModel } from "./form-model.ts";

/** More than these would push the questions themselves off a phone's screen. */
const MOST = 4;

/** `attempt` grows whenever the reader wanted to go on in vain: then the summary takes the focus. */
export function ErrorSummary({ attempt }: { attempt: number }) {
  const { model, say } = useForm();
  const box = useRef<HTMLDivElement>(null);
  const [wrong] = useModel(model, () => [
    model
      .shownErrors()
      .map((it) => it.pointer)
      .join("\n"),
  ]);
  useLayoutEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (!wrong) return null;
  const shown = inPageOrder(model, model.shownErrors());
  return (
    <div class="form-summary" role="alert" tabIndex={-1} ref={box}>
      <h3>{shown.length === 1 ? say(moreTexts.oneError) : say(moreTexts.errors, { n: shown.length })}</h3>
      <ul>
        {shown.slice(0, MOST).map(({ pointer, message }) => (
          <li key={pointer}>
            <button type="button" onClick={() => focusField(pointer)}>
              <strong>{titleOf(model, pointer, say)}</strong> {say(message)}
            </button>
          </li>
        ))}
      </ul>
      {shown.length > MOST && <p>{say(moreTexts.moreErrors, { n: shown.length - MOST })}</p>}
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
function titleOf(model: FormModel, pointer: string, say: (text: LocalText) => string): string {
  const titles: string[] = [];
  let fields = model.page().fields;
  let items: { id: string; title: LocalText }[] = [];
  for (const segment of segmentsOf(pointer)) {
    const field = fields.find((it) => it.name === segment);
    const item = items.find((it) => it.id === segment);
    if (field) titles.push(say(field.widget.title));
    // A line of checks is named by itself: "Check each item" before it says nothing.
    else if (item) titles.splice(0, titles.length, say(item.title));
    else if (/^\d+$/.test(segment)) titles.push(`${titles.pop() ?? ""} ${Number(segment) + 1}`);
    if (field) {
      fields = field.fields;
      items = field.items ?? [];
    }
  }
  return titles.join(" · ");
}

/** Brings a field into view and focuses it; the nearest one above it where it has no control of its own. */
function focusField(pointer: string): void {
  let element: HTMLElement | null = null;
  for (let at = pointer; at && !element; at = at.slice(0, at.lastIndexOf("/")))
    element = document.getElementById(idOf(at));
  element?.focus();
  element?.scrollIntoView({ block: "center" });
}
