// The editor of an identity number.
import { textEditor } from "../text-editor.tsx";
import { asCode } from "../typed.ts";

export const Editor = textEditor({ mode: "text", auto: "off", clean: asCode });
