// The editor of a number, made for each type that has one.
import { useState } from "preact/hooks";
import { aria, type Editor } from "./editor.ts";
import { useForm } from "./form-context.ts";
import { asText, halfWidth } from "./typed.ts";

/** A number as typed: what is not one yet stays a text, which the check then refuses. */
function asNumber(typed: string): number | string | undefined {
  const text = halfWidth(typed).replace(/,/g, "");
  if (text === "") return undefined;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : typed;
}

/** `mode`: the phone's keyboard, with a decimal point or without. */
export const numberEditor =
  (mode: "numeric" | "decimal"): Editor =>
  (props) => {
    const { say } = useForm();
    const { field, id, value, set, left } = props;
    const [typed, setTyped] = useState(asText(value));
    // Somebody else changed the answer (a row went away): what was typed here no longer holds.
    const shown = asNumber(typed) === value ? typed : asText(value);
    const unit = field.widget.unitLabel;
    const input = (
      <input
        {...aria(props)}
        id={id}
        class="form-input"
        type="text"
        inputMode={mode}
        autocomplete="off"
        enterKeyHint="next"
        value={shown}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          set(asNumber(event.currentTarget.value));
        }}
        onBlur={() => {
          setTyped(asText(value));
          left();
        }}
      />
    );
    if (!unit) return input;
    return (
      <span class="form-with-unit">
        {input}
        <span aria-hidden="true">{say(unit)}</span>
      </span>
    );
  };
