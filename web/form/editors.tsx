// Which editor a field type has; those that not every form needs come when they are asked for.
import type { FieldType } from "../../forms/definition/definition.ts";
import { ChoiceEditor, MOST_CARDS, MultiChoiceEditor, YesNoEditor } from "./choice-editors.tsx";
import type { Editor, EditorProps, Frame } from "./editor.ts";
import { later } from "./lazy-part.tsx";
import type { Field } from "./outline.ts";
import { LongTextEditor, NumberEditor, TextEditor } from "./text-editors.tsx";

const photos = later<EditorProps>(() => import("./photo-editor.tsx").then((it) => it.PhotoEditor));
const lookup = later<EditorProps>(() => import("./lookup-editor.tsx").then((it) => it.LookupEditor));

const editors = {
  text: [TextEditor, "label"],
  "long-text": [LongTextEditor, "label"],
  number: [NumberEditor, "label"],
  integer: [NumberEditor, "label"],
  money: [NumberEditor, "label"],
  date: [TextEditor, "label"],
  time: [TextEditor, "label"],
  "date-time": [later<EditorProps>(() => import("./described-editors.tsx").then((it) => it.DateTimeEditor)), "label"],
  choice: [ChoiceEditor, "group"],
  "multi-choice": [MultiChoiceEditor, "group"],
  "yes-no": [YesNoEditor, "group"],
  place: [later<EditorProps>(() => import("./place-editor.tsx").then((it) => it.PlaceEditor)), "group"],
  photo: [photos, "group"],
  file: [photos, "group"],
  signature: [later<EditorProps>(() => import("./signature-editor.tsx").then((it) => it.SignatureEditor)), "group"],
  barcode: [TextEditor, "label"],
  unit: [lookup, "group"],
  person: [lookup, "group"],
  subject: [lookup, "group"],
  case: [lookup, "group"],
  phone: [TextEditor, "label"],
  "id-number": [TextEditor, "label"],
  "credit-code": [TextEditor, "label"],
  note: [() => null, "bare"],
  group: [later<EditorProps>(() => import("./rows-editor.tsx").then((it) => it.GroupEditor)), "group"],
  repeat: [later<EditorProps>(() => import("./rows-editor.tsx").then((it) => it.RepeatEditor)), "group"],
  checks: [later<EditorProps>(() => import("./checks-editor.tsx").then((it) => it.ChecksEditor)), "group"],
} satisfies Record<FieldType, [Editor, Frame]>;

/** Shows what nobody types: a calculated or read-only answer. */
export const CalculatedView = later<EditorProps>(() =>
  import("./described-editors.tsx").then((it) => it.CalculatedView),
);

/** The editor of a field and the frame it needs. */
export function editorOf({ widget }: Field): [Editor, Frame] {
  // A long list is one control with a label.
  if (widget.type === "choice" && (widget.options?.length ?? 0) > MOST_CARDS) return [ChoiceEditor, "label"];
  return editors[widget.type] as [Editor, Frame];
}
