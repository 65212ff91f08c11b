// A day with its time, and answers that nobody types.
import "./editors.css";
import { dayAndTime, describeAnswer } from "./describe.ts";
import { aria, type EditorProps } from "./editor.ts";
import { useForm } from "./form-context.ts";

/** Shown and typed in the district's time, kept with its offset. */
export function DateTimeEditor(props: EditorProps) {
  const { id, value, set, left } = props;
  const shown = typeof value === "string" ? dayAndTime(value).replace(" ", "T") : "";
  return (
    <input
      {...aria(props)}
      id={id}
      class="form-input"
      type="datetime-local"
      enterKeyHint="next"
      value={shown}
      onInput={(event) => {
        const [, day, time] = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)/.exec(event.currentTarget.value) ?? [];
        set(day ? `${day}T${time}:00+08:00` : event.currentTarget.value || undefined);
      }}
      onBlur={left}
    />
  );
}

/** An answer that nobody types: calculated, or read-only. */
export function CalculatedView({ id, field, value }: EditorProps) {
  const { language } = useForm();
  return (
    <output id={id} class="form-output">
      {value === undefined
        ? "—"
        : describeAnswer(field, value, language)
            .map((it) => it.text)
            .join("\n")}
    </output>
  );
}
