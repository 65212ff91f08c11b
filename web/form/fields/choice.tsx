// The editor of one choice: cards to tap, or a list where there are many.
import type { Option } from "../../../forms/fields/option.ts";
import { Card, Clear, layout } from "../cards.tsx";
import { aria, type EditorProps, type FrameOf } from "../editor.ts";
import { useForm } from "../form-context.ts";
import { texts } from "../texts.ts";

/** More than six cards are a page of their own: then a list. */
const MOST_CARDS = 6;

/** A long list is one control with a label. */
export const choiceFrame: FrameOf = ({ options }) => ((options ?? []).length > MOST_CARDS ? "label" : "radios");

export function Editor(props: EditorProps) {
  const { say } = useForm();
  const { field, id, value, set, left } = props;
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
      <Clear {...props} />
    </>
  );
}

function SelectEditor(props: EditorProps & { options: Pick<Option, "value" | "title">[] }) {
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
