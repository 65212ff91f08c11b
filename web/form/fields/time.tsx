// The editor of a time of day.
import { textEditor } from "../text-editor.tsx";

export const TimeEditor = textEditor({ type: "time" });
