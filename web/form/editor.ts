// What a field's editor is given, and how the frame around it is to be.
import type { ComponentType } from "preact";
import type { Answer } from "../../forms/answers/submission.ts";
import type { Field } from "./outline.ts";

export type EditorProps = {
  field: Field;
  pointer: string;
  /** The id of the control, so that its label and the error summary find it. */
  id: string;
  value: Answer | undefined;
  set(value: Answer | undefined): void;
  /** The field was left. */
  left(): void;
  required: boolean;
  invalid: boolean;
  describedBy?: string;
};

export type Editor = ComponentType<EditorProps>;

/** `label`: one control with a label. `group`: several, in a fieldset with a legend. `bare`: brings its own. */
export type Frame = "label" | "group" | "bare";

/** The id of the control of a pointer. */
export const idOf = (pointer: string): string => `f${pointer}`;

/** What assistive technology must know of a control. */
export const aria = ({ required, invalid, describedBy }: EditorProps) => ({
  "aria-required": required || undefined,
  "aria-invalid": invalid || undefined,
  "aria-describedby": describedBy,
});
