// The editor of a day.
import { textEditor } from "../text-editor.tsx";

export const Editor = textEditor({ type: "date" });
