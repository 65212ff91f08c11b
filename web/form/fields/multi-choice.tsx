// The editor of several choices.
import { Card, layout } from "../cards.tsx";
import type { EditorProps } from "../editor.ts";
import { useForm } from "../form-context.ts";

export function Editor({ field, id, value, set, left }: EditorProps) {
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
