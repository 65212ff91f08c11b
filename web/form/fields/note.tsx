// Something to read.
import type { EditorProps } from "../editor.ts";
import { useForm } from "../form-context.ts";

export function Editor({ field }: EditorProps) {
  const { say } = useForm();
  const { title, hint } = field.widget;
  return (
    <div class="form-note">
      <p>{say(title)}</p>
      {hint && <p class="hint">{say(hint)}</p>}
    </div>
  );
}
