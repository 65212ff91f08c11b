// The editor of an amount of money.
import { numberEditor } from "../number-editor.tsx";

export const Editor = numberEditor("decimal");
