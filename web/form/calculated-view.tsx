// An answer that nobody types: calculated, or read-only.
import "./editors.css";
import { sayAnswer, sayLine } from "../../forms/fields/say.ts";
import type { EditorProps } from "./editor.ts";
import { useForm } from "./form-context.ts";

export function CalculatedView({ id, field, value }: EditorProps) {
  const { language } = useForm();
  const said = sayAnswer(field, value, language).map(sayLine);
  return (
    <output id={id} class="form-output">
      {said.join("\n") || "—"}
    </output>
  );
}
