// The editor of a day with its time.
import "../editors.css";
import { dayAndTime } from "../../../forms/fields/date-time.ts";
import { aria, type EditorProps } from "../editor.ts";

/** Shown and typed in the district's time, kept with its offset. */
export function Editor(props: EditorProps) {
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
