// Cards to tap, for one or several choices.
import type { EditorProps } from "./editor.ts";
import { useForm } from "./form-context.ts";
import { texts } from "./texts.ts";

export function Card(props: {
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

/** The options of a question as cards; the first bears the question's id. */
export function Cards(
  props: Pick<EditorProps, "field" | "id" | "left"> & {
    type: "radio" | "checkbox";
    isChosen(value: string): boolean;
    choose(value: string, chosen: boolean): void;
  },
) {
  const { say } = useForm();
  const { field, id, left, type, isChosen, choose } = props;
  const options = field.widget.options ?? [];
  const titles = options.map((it) => say(it.title));
  return (
    <div class={layout(titles)}>
      {options.map(({ value }, at) => (
        <Card
          key={value}
          type={type}
          id={at === 0 ? id : undefined}
          name={id}
          title={titles[at] as string}
          checked={isChosen(value)}
          onChange={(chosen) => choose(value, chosen)}
          onBlur={left}
        />
      ))}
    </div>
  );
}

/** Takes back a choice that need not be made. */
export function Clear({ required, value, set }: EditorProps) {
  const { say } = useForm();
  if (required || value === undefined) return null;
  return (
    <button type="button" class="form-clear" onClick={() => set(undefined)}>
      {say(texts.clear)}
    </button>
  );
}

/** Short titles stand side by side. */
const layout = (titles: string[]) => {
  const longest = Math.max(
    ...titles.map((title) => Array.from(title).reduce((sum, it) => sum + (it > "ÿ" ? 2 : 1), 0)),
  );
  return longest <= 6 ? "form-options short" : longest <= 12 ? "form-options half" : "form-options";
};
