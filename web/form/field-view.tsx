// One field: its title, hint and error around the editor of its type.
import { pointerOf } from "../../core/pointer.ts";
import { holdsOf } from "../../forms/fields/holders.ts";
import type { Field } from "../../forms/questions/fields.ts";
import { type Editor, type EditorProps, type Frame, type FrameOf, idOf } from "./editor.ts";
import { editors } from "./fields/table.ts";
import { useForm, useModel } from "./form-context.ts";
import { lazyPart } from "./lazy-part.tsx";
import { texts } from "./texts.ts";

/** Shows what nobody types: a calculated or read-only answer. */
const CalculatedView = lazyPart<EditorProps>(() => import("./calculated-view.tsx").then((it) => it.CalculatedView));

/** The editor of a field and the frame it needs. */
function editorOf({ widget }: Field): [Editor, Frame] {
  const [editor, frame] = editors[widget.type] as [Editor, Frame | FrameOf];
  return [editor, typeof frame === "string" ? frame : frame(widget)];
}

export function FieldView({ field, at }: { field: Field; at: string }) {
  const { model, say, left } = useForm();
  const pointer = at + pointerOf([field.name]);
  const [value, visible, required, error, known] = useModel(model, () => [
    model.value(pointer),
    model.isVisible(pointer),
    model.isRequired(pointer),
    // The fields, rows and lines inside show their own errors.
    holdsOf(field.widget.type) ? model.error(pointer) : model.errorWithin(pointer),
    model.isKnown(pointer),
  ]);
  if (!visible || known) return null;
  const { widget } = field;
  const title = say(widget.title);
  const hint = widget.hint && say(widget.hint);
  const id = idOf(pointer);
  const [Editor, frame] = editorOf(field);
  const calculated = frame !== "bare" && (model.isCalculated(pointer) || widget.readonly === true);
  const hintId = hint && `${id}-hint`;
  const errorId = error && `${id}-error`;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  const heading = (
    <>
      {title}
      {required && !calculated && (
        <span class="form-must" aria-hidden="true">
          *
        </span>
      )}
      {calculated && <span class="form-optional">{say(texts.automatic)}</span>}
    </>
  );
  const about = (
    <>
      {hint && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
      {widget.sensitive && (
        <details class="hint form-purpose">
          <summary>{say(texts.purpose, { purpose: say(widget.sensitive.purpose) })}</summary>
          {say(texts.basis, { basis: widget.sensitive.legalBasis })}
        </details>
      )}
      {error && (
        <p class="error form-error" id={errorId}>
          {say(error)}
        </p>
      )}
    </>
  );
  const Shown = calculated ? CalculatedView : Editor;
  const editor = (
    <Shown
      field={field}
      pointer={pointer}
      id={id}
      value={value}
      set={(next) => model.set(pointer, next)}
      left={() => left(pointer)}
      required={required}
      invalid={error !== undefined}
      describedBy={describedBy}
    />
  );
  if (frame === "bare") return editor;
  // The type is no class: a page may have one of its own by the same word.
  const attributes = { class: `form-field${error ? " wrong" : ""}`, "data-type": widget.type };
  if (frame === "label" || calculated) {
    return (
      <div {...attributes}>
        <label class="form-title" for={id}>
          {heading}
        </label>
        {about}
        {editor}
      </div>
    );
  }
  return (
    <fieldset
      {...attributes}
      aria-describedby={describedBy}
      {...(frame === "radios" && {
        role: "radiogroup",
        "aria-required": required,
        "aria-invalid": error !== undefined,
      })}
    >
      <legend class="form-title">{heading}</legend>
      {about}
      {editor}
    </fieldset>
  );
}
