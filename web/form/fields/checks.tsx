// Editor of a table of checks: each line ok, not ok or not applicable; what is not ok gets a note and a photo.
import "../editors.css";
import { pointerOf } from "../../../core/pointer.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import { resultWords } from "../../../forms/fields/checks.ts";
import type { Field } from "../../../forms/questions/fields.ts";
import { type EditorProps, idOf } from "../editor.ts";
import { moreTexts } from "../field-texts.ts";
import { useForm, useModel } from "../form-context.ts";
import { PictureEditor } from "../picture-editor.tsx";

export function Editor({ field, pointer, value }: EditorProps) {
  const { model, say } = useForm();
  const [asked] = useModel(
    model,
    () =>
      [
        model
          .itemsOf(field, pointer)
          .map((it) => it.id)
          .join(" "),
      ] as const,
  );
  const ids = asked.split(" ");
  const items = (field.items ?? []).filter((it) => ids.includes(it.id));
  const answers = (value ?? {}) as Answers;
  const done = items.filter((it) => (answers[it.id] as Answers | undefined)?.result !== undefined).length;
  return (
    <div class="form-checks">
      <p class="hint" aria-live="polite">
        {say(moreTexts.checksLeft, { done, of: items.length })}
      </p>
      {items.map((item) => (
        <Line key={item.id} item={item} pointer={pointer + pointerOf([item.id])} />
      ))}
    </div>
  );
}

type Item = NonNullable<Field["items"]>[number];

function Line({ item, pointer }: { item: Item; pointer: string }) {
  const { model, say, left } = useForm();
  const photosAt = `${pointer}/photos`;
  const [value, error, photoError] = useModel(
    model,
    () =>
      [model.value(pointer), model.error(pointer) ?? model.error(`${pointer}/result`), model.error(photosAt)] as const,
  );
  const line = (value ?? {}) as Answers;
  const id = idOf(pointer);
  const title = say(item.title);
  return (
    <div
      class={`form-check${error || photoError ? " wrong" : ""}`}
      role="radiogroup"
      aria-labelledby={`${id}-title`}
      aria-invalid={error !== undefined}
      aria-describedby={error && `${id}-error`}
    >
      <p class="form-check-title" id={`${id}-title`}>
        {title}
      </p>
      <div class="form-segments">
        {Object.entries(resultWords).map(([result, name], at) => (
          <label key={result} class={result === "not-ok" ? "danger" : result === "ok" ? "ok" : undefined}>
            <input
              type="radio"
              id={at === 0 ? id : undefined}
              name={id}
              checked={line.result === result}
              onChange={() => {
                // A line that is in order needs no note and no photo of a fault.
                model.set(pointer, result === "not-ok" ? { ...line, result } : { result });
              }}
            />
            <span>{say(name)}</span>
          </label>
        ))}
      </div>
      {error && (
        <p class="error form-error" id={`${id}-error`}>
          {say(error)}
        </p>
      )}
      {line.result === "not-ok" && (
        <div class="form-check-more">
          <label class="form-inner">
            <span>{say(moreTexts.noteWhatIsWrong)}</span>
            <input
              class="form-input"
              type="text"
              value={typeof line.note === "string" ? line.note : ""}
              onInput={(event) => model.set(`${pointer}/note`, event.currentTarget.value || undefined)}
              onBlur={() => left(`${pointer}/note`)}
            />
          </label>
          {photoError && (
            <p class="error form-error" id={`${idOf(photosAt)}-error`}>
              {say(photoError)}
            </p>
          )}
          <PictureEditor
            id={idOf(photosAt)}
            value={line.photos}
            set={(next) => model.set(photosAt, next)}
            describedBy={photoError && `${idOf(photosAt)}-error`}
          />
        </div>
      )}
    </div>
  );
}
