// The editor of several choices.
import { Cards } from "../cards.tsx";
import type { EditorProps } from "../editor.ts";

export function Editor(props: EditorProps) {
  const { field, value, set } = props;
  const given = Array.isArray(value) ? value : [];
  const choose = (changed: string, chosen: boolean) => {
    // In the order of the options, so that the same choice is always the same answer.
    const values = (field.widget.options ?? []).map((it) => it.value);
    const next = values.filter((it) => (it === changed ? chosen : given.includes(it)));
    set(next.length > 0 ? next : undefined);
  };
  return <Cards {...props} type="checkbox" isChosen={(it) => given.includes(it)} choose={choose} />;
}
