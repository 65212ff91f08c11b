// The editor of an amount of money.
import { numberEditor } from "../number-editor.tsx";

export const MoneyEditor = numberEditor("decimal");
