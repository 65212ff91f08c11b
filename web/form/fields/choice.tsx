// The editor of one choice: cards to tap, or a list where there are many.
import type { Option } from "../../../forms/fields/option.ts";
import { Cards, Clear } from "../cards.tsx";
import { aria, type EditorProps, type FrameOf } from "../editor.ts";
import { useForm } from "../form-context.ts";
import { texts } from "../texts.ts";

/** More than six cards are a page of their own: then a list. */
const MOST_CARDS = 6;

/** A long list is one control with a label. */
export const choiceFrame: FrameOf = ({ options }) => ((options ?? []).length > MOST_CARDS ? "label" : "radios");

export function Editor(props: EditorProps) {
  const { field, value, set } = props;
  const options = field.widget.options ?? [];
  if (options.length > MOST_CARDS) return <SelectEditor {...props} options={options} />;
  return (
    <>
      <Cards {...props} type="radio" isChosen={(it) => value === it} choose={(it) => set(it)} />
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
