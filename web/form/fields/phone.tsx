// The editor of a mobile number: a keyboard of digits, blanks and hyphens forgiven.
import { textEditor } from "../text-editor.tsx";
import { halfWidth } from "../typed.ts";

export const Editor = textEditor({
  type: "tel",
  mode: "tel",
  auto: "off",
  clean: (text) => halfWidth(text).replace(/[\s-]/g, ""),
});
