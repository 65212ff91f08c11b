// Editors of one typed value: texts, numbers, days and times.
import { useEffect, useRef, useState } from "preact/hooks";
import type { FieldType } from "../../forms/definition/definition.ts";
import { aria, type EditorProps } from "./editor.ts";
import { useForm } from "./form-context.ts";

type Typed = {
  type?: "tel" | "date" | "time";
  mode?: "tel" | "decimal" | "numeric" | "text";
  auto?: string;
  clean?(text: string): string;
};

/** Chinese keyboards give full-width digits and letters. */
const halfWidth = (text: string) => text.normalize("NFKC").trim();

const kinds: Partial<Record<FieldType, Typed>> = {
  phone: { type: "tel", mode: "tel", auto: "off", clean: (text) => halfWidth(text).replace(/[\s-]/g, "") },
  "id-number": { mode: "text", auto: "off", clean: (text) => halfWidth(text).replace(/\s/g, "").toUpperCase() },
  "credit-code": { mode: "text", auto: "off", clean: (text) => halfWidth(text).replace(/\s/g, "").toUpperCase() },
  barcode: { mode: "text", auto: "off", clean: halfWidth },
  date: { type: "date" },
  time: { type: "time" },
};

const asText = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

export function TextEditor(props: EditorProps) {
  const { field, id, value, set, left } = props;
  const kind = kinds[field.widget.type] ?? {};
  return (
    <input
      {...aria(props)}
      id={id}
      class="form-input"
      // One of four; the types want each alone.
      type={(kind.type ?? "text") as "text"}
      inputMode={kind.mode}
      autocomplete={kind.auto}
      enterKeyHint="next"
      value={asText(value)}
      onInput={(event) => set(event.currentTarget.value || undefined)}
      onBlur={(event) => {
        const text = event.currentTarget.value;
        const clean = kind.clean ? kind.clean(text) : text;
        if (clean !== text) set(clean || undefined);
        left();
      }}
    />
  );
}

export function LongTextEditor(props: EditorProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const { id, value, set, left } = props;
  useEffect(() => {
    // Grows with its text; height through the CSSOM, which the page's policy allows.
    if (!box.current) return;
    box.current.style.height = "auto";
    box.current.style.height = `${box.current.scrollHeight + 2}px`;
  }, [value]);
  return (
    <textarea
      {...aria(props)}
      ref={box}
      id={id}
      class="form-input"
      rows={3}
      value={asText(value)}
      onInput={(event) => set(event.currentTarget.value || undefined)}
      onBlur={left}
    />
  );
}

/** A number as typed: what is not one yet stays a text, which the check then refuses. */
function asNumber(typed: string): number | string | undefined {
  const text = halfWidth(typed).replace(/,/g, "");
  if (text === "") return undefined;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : typed;
}

export function NumberEditor(props: EditorProps) {
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
      inputMode={field.widget.type === "integer" ? "numeric" : "decimal"}
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
}
