// One field: its title, hint and error around the editor of its type.
import { say } from "../../core/text.ts";
import { pointerOf } from "../../core/pointer.ts";
import type { CompiledField } from "../../forms/compile.ts";
import { idOf } from "./editor.ts";
import { editorOf } from "./editors.tsx";
import { useForm, useModel } from "./form-context.ts";
import { CalculatedView } from "./text-editors.tsx";

/** Their fields and lines show their own errors. */
const holders = new Set(["group", "repeat", "checks"]);

export function FieldView({ field, at }: { field: CompiledField; at: string }) {
  const { model, language, tell, left } = useForm();
  const pointer = at + pointerOf([field.name]);
  const [value, visible, required, error, known] = useModel(model, () => [
    model.value(pointer),
    model.isVisible(pointer),
    model.isRequired(pointer),
    holders.has(field.widget.type) ? model.error(pointer) : model.errorWithin(pointer),
    model.isKnown(pointer),
  ]);
  if (!visible || known) return null;
  const { widget } = field;
  const title = say(widget.title, language);
  const hint = widget.hint && say(widget.hint, language);
  if (widget.type === "note") {
    return (
      <div class="form-note">
        <p>{title}</p>
        {hint && <p class="hint">{hint}</p>}
      </div>
    );
  }
  const id = idOf(pointer);
  const calculated = model.isCalculated(pointer) || widget.readonly === true;
  const [Editor, frame] = editorOf(field);
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
      {calculated && <span class="form-optional">{tell("automatic")}</span>}
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
          <summary>{tell("purpose", { purpose: say(widget.sensitive.purpose, language) })}</summary>
          {tell("basis", { basis: widget.sensitive.legalBasis })}
        </details>
      )}
      {error && (
        <p class="error form-error" id={errorId}>
          {say(error, language)}
        </p>
      )}
    </>
  );
  const editor = calculated ? (
    <CalculatedView id={id} value={value} field={field} />
  ) : (
    <Editor
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
  const className = `form-field ${widget.type}${error ? " wrong" : ""}`;
  if (frame === "label" || calculated) {
    return (
      <div class={className}>
        <label class="form-title" for={id}>
          {heading}
        </label>
        {about}
        {editor}
      </div>
    );
  }
  const radios = widget.type === "choice" || widget.type === "yes-no";
  return (
    <fieldset
      class={className}
      aria-describedby={describedBy}
      {...(radios && { role: "radiogroup", "aria-required": required, "aria-invalid": error !== undefined })}
    >
      <legend class="form-title">{heading}</legend>
      {about}
      {editor}
    </fieldset>
  );
}
