// The editor of a unified social credit code.
import { textEditor } from "../text-editor.tsx";
import { asCode } from "../typed.ts";

export const Editor = textEditor({ mode: "text", auto: "off", clean: asCode });
