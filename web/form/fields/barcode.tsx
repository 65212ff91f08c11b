// The editor of a bar code: typed, or read by a scanner that types.
import { textEditor } from "../text-editor.tsx";
import { halfWidth } from "../typed.ts";

export const Editor = textEditor({ mode: "text", auto: "off", clean: halfWidth });
