// The editor of one line of text.
import { textEditor } from "../text-editor.tsx";

export const Editor = textEditor();
