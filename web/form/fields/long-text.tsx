// The editor of several lines of text.
import { useEffect, useRef } from "preact/hooks";
import { aria, type EditorProps } from "../editor.ts";
import { asText } from "../typed.ts";

export function Editor(props: EditorProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const { id, value, set, left } = props;
  useEffect(() => {
    // Grows with its text; height through the CSSOM, which the page's policy allows.
    if (!box.current) return;
    box.current.style.height = "auto";
    box.current.style.height = `${box.current.scrollHeight + 2}px`;
  }, [value]);
  return (
    <textarea
      {...aria(props)}
      ref={box}
      id={id}
      class="form-input"
      rows={3}
      value={asText(value)}
      onInput={(event) => set(event.currentTarget.value || undefined)}
      onBlur={left}
    />
  );
}
