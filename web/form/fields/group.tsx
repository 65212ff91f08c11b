// The editor of a group: its fields.
import "../editors.css";
import type { EditorProps } from "../editor.ts";
import { useForm } from "../form-context.ts";

export function Editor({ field, pointer }: EditorProps) {
  const { FieldView } = useForm();
  return (
    <div class="form-group">
      {field.fields.map((inner) => (
        <FieldView key={inner.name} field={inner} at={pointer} />
      ))}
    </div>
  );
}
