// Editors of one or several choices: cards to tap, or a list where there are many.
import type { Option } from "../../forms/definition/definition.ts";
import { aria, type EditorProps } from "./editor.ts";
import { useForm } from "./form-context.ts";
import { texts } from "./texts.ts";

/** More than six cards are a page of their own: then a list. */
export const MOST_CARDS = 6;

function Card(props: {
  type: "radio" | "checkbox";
  name: string;
  title: string;
  checked: boolean;
  onChange(checked: boolean): void;
  onBlur(): void;
  id?: string;
}) {
  const { type, name, title, checked, onChange, onBlur, id } = props;
  return (
    <label class="form-option">
      <input
        type={type}
        id={id}
        name={name}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
        onBlur={onBlur}
      />
      <span>{title}</span>
    </label>
  );
}

/** Short titles stand side by side. */
const layout = (titles: string[]) => {
  const longest = Math.max(
    ...titles.map((title) => Array.from(title).reduce((sum, it) => sum + (it > "ÿ" ? 2 : 1), 0)),
  );
  return longest <= 6 ? "form-options short" : longest <= 12 ? "form-options half" : "form-options";
};

export function ChoiceEditor(props: EditorProps) {
  const { say } = useForm();
  const { field, id, value, set, left, required } = props;
  const options = field.widget.options ?? [];
  if (options.length > MOST_CARDS) return <SelectEditor {...props} options={options} />;
  const titles = options.map((it) => say(it.title));
  return (
    <>
      <div class={layout(titles)}>
        {options.map((option, at) => (
          <Card
            key={option.value}
            type="radio"
            id={at === 0 ? id : undefined}
            name={id}
            title={titles[at] as string}
            checked={value === option.value}
            onChange={() => set(option.value)}
            onBlur={left}
          />
        ))}
      </div>
      {!required && value !== undefined && (
        <button type="button" class="form-clear" onClick={() => set(undefined)}>
          {say(texts.clear)}
        </button>
      )}
    </>
  );
}

export function SelectEditor(props: EditorProps & { options: Pick<Option, "value" | "title">[] }) {
  const { say } = useForm();
  const { id, value, set, left, options } = props;
  return (
    <select
      {...aria(props)}
      id={id}
      class="form-input"
      value={typeof value === "string" ? value : ""}
      onChange={(event) => set(event.currentTarget.value || undefined)}
      onBlur={left}
    >
      <option value="">{say(texts.choose)}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {say(option.title)}
        </option>
      ))}
    </select>
  );
}

export function MultiChoiceEditor({ field, id, value, set, left }: EditorProps) {
  const { say } = useForm();
  const options = field.widget.options ?? [];
  const chosen = Array.isArray(value) ? value : [];
  const titles = options.map((it) => say(it.title));
  return (
    <div class={layout(titles)}>
      {options.map((option, at) => (
        <Card
          key={option.value}
          type="checkbox"
          id={at === 0 ? id : undefined}
          name={id}
          title={titles[at] as string}
          checked={chosen.includes(option.value)}
          onChange={(checked) => {
            // In the order of the options, so that the same choice is always the same answer.
            const next = options
              .map((it) => it.value)
              .filter((it) => (it === option.value ? checked : chosen.includes(it)));
            set(next.length > 0 ? next : undefined);
          }}
          onBlur={left}
        />
      ))}
    </div>
  );
}

export function YesNoEditor({ id, value, set, left, required }: EditorProps) {
  const { say } = useForm();
  return (
    <>
      <div class="form-options short">
        <Card
          type="radio"
          id={id}
          name={id}
          title={say(texts.yes)}
          checked={value === true}
          onChange={() => set(true)}
          onBlur={left}
        />
        <Card
          type="radio"
          name={id}
          title={say(texts.no)}
          checked={value === false}
          onChange={() => set(false)}
          onBlur={left}
        />
      </div>
      {!required && value !== undefined && (
        <button type="button" class="form-clear" onClick={() => set(undefined)}>
          {say(texts.clear)}
        </button>
      )}
    </>
  );
}
