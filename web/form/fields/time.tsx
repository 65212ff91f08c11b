// The editor of a time of day.
import { textEditor } from "../text-editor.tsx";

export const Editor = textEditor({ type: "time" });
