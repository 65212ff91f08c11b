// The editor of yes or no.
import { yesNoWords } from "../../../forms/fields/yes-no.ts";
import { Card, Clear } from "../cards.tsx";
import type { EditorProps } from "../editor.ts";
import { useForm } from "../form-context.ts";

export function Editor(props: EditorProps) {
  const { id, value, set, left } = props;
  const { say } = useForm();
  return (
    <>
      <div class="form-options short">
        <Card
          type="radio"
          id={id}
          name={id}
          title={say(yesNoWords.yes)}
          checked={value === true}
          onChange={() => set(true)}
          onBlur={left}
        />
        <Card
          type="radio"
          name={id}
          title={say(yesNoWords.no)}
          checked={value === false}
          onChange={() => set(false)}
          onBlur={left}
        />
      </div>
      <Clear {...props} />
    </>
  );
}
