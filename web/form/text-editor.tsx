// The editor of one typed value, made for each type that has one: texts, numbers that are codes, days and times.
import { aria, type Editor } from "./editor.ts";
import { asText } from "./typed.ts";

type Typed = {
  type?: "tel" | "date" | "time";
  mode?: "tel" | "text";
  auto?: "off";
  /** What was typed, as it is kept once the field is left. */
  clean?(text: string): string;
};

export const textEditor =
  ({ type, mode, auto, clean }: Typed = {}): Editor =>
  (props) => {
    const { id, value, set, left } = props;
    return (
      <input
        {...aria(props)}
        id={id}
        class="form-input"
        // One of four; the types want each alone.
        type={(type ?? "text") as "text"}
        inputMode={mode}
        autocomplete={auto}
        enterKeyHint="next"
        value={asText(value)}
        onInput={(event) => set(event.currentTarget.value || undefined)}
        onBlur={(event) => {
          const text = event.currentTarget.value;
          const cleaned = clean ? clean(text) : text;
          if (cleaned !== text) set(cleaned || undefined);
          left();
        }}
      />
    );
  };
