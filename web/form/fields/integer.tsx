// The editor of a whole number.
import { numberEditor } from "../number-editor.tsx";

export const Editor = numberEditor("numeric");
