// What a field's editor is given, and how the frame around it is to be.
import type { ComponentType } from "preact";
import type { Answer } from "../../forms/answers/submission.ts";
import type { Widget } from "../../forms/definition/definition.ts";
import type { Field } from "../../forms/questions/fields.ts";

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

/** `label`: one control with a label. `group`: several, in a fieldset with a legend. `radios`: such of which one is chosen. `bare`: brings its own. */
export type Frame = "label" | "group" | "radios" | "bare";

/** Where the frame is another for some widgets of a type. */
export type FrameOf = (widget: Widget) => Frame;

/** The id of the control of a pointer. */
export const idOf = (pointer: string): string => `f${pointer}`;

/** What assistive technology must know of a control. */
export const aria = ({ required, invalid, describedBy }: EditorProps) => ({
  "aria-required": required || undefined,
  "aria-invalid": invalid || undefined,
  "aria-describedby": describedBy,
});
