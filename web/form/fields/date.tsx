// The editor of a day.
import { textEditor } from "../text-editor.tsx";

export const DateEditor = textEditor({ type: "date" });
