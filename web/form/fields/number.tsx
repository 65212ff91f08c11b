// The editor of a number.
import { numberEditor } from "../number-editor.tsx";

export const Editor = numberEditor("decimal");
