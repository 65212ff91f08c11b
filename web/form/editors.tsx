// Which editor a field type has; those that not every form needs come when they are asked for.
import { useEffect, useState } from "preact/hooks";
import type { FieldType } from "../../forms/definition.ts";
import { ChoiceEditor, MOST_CARDS, MultiChoiceEditor, YesNoEditor } from "./choice-editors.tsx";
import type { Editor, EditorProps, Frame } from "./editor.ts";
import type { CompiledField } from "../../forms/compile.ts";
import { useForm } from "./form-context.ts";
import { DateTimeEditor, LongTextEditor, NumberEditor, TextEditor } from "./text-editors.tsx";

/** An editor of its own chunk. */
function later(load: () => Promise<Editor>): Editor {
  let Loaded: Editor | undefined;
  return function Later(props: EditorProps) {
    const { tell } = useForm();
    const [state, setState] = useState<"waiting" | "here" | "failed">(Loaded ? "here" : "waiting");
    useEffect(() => {
      if (Loaded) return;
      load().then(
        (editor) => {
          Loaded = editor;
          setState("here");
        },
        () => setState("failed"),
      );
    }, []);
    if (Loaded) return <Loaded {...props} />;
    return state === "failed" ? <p class="error">{tell("editorFailed")}</p> : <div class="form-later" aria-busy="true" />;
  };
}

const photos = later(() => import("./photo-editor.tsx").then((it) => it.PhotoEditor));
const lookup = later(() => import("./lookup-editor.tsx").then((it) => it.LookupEditor));

const editors = {
  text: [TextEditor, "label"],
  "long-text": [LongTextEditor, "label"],
  number: [NumberEditor, "label"],
  integer: [NumberEditor, "label"],
  money: [NumberEditor, "label"],
  date: [TextEditor, "label"],
  time: [TextEditor, "label"],
  "date-time": [DateTimeEditor, "label"],
  choice: [ChoiceEditor, "group"],
  "multi-choice": [MultiChoiceEditor, "group"],
  "yes-no": [YesNoEditor, "group"],
  place: [later(() => import("./place-editor.tsx").then((it) => it.PlaceEditor)), "group"],
  photo: [photos, "group"],
  file: [photos, "group"],
  signature: [later(() => import("./signature-editor.tsx").then((it) => it.SignatureEditor)), "group"],
  barcode: [TextEditor, "label"],
  unit: [lookup, "group"],
  person: [lookup, "group"],
  subject: [lookup, "group"],
  case: [lookup, "group"],
  phone: [TextEditor, "label"],
  "id-number": [TextEditor, "label"],
  "credit-code": [TextEditor, "label"],
  note: [() => null, "bare"],
  group: [later(() => import("./rows-editor.tsx").then((it) => it.GroupEditor)), "group"],
  repeat: [later(() => import("./rows-editor.tsx").then((it) => it.RepeatEditor)), "group"],
  checks: [later(() => import("./checks-editor.tsx").then((it) => it.ChecksEditor)), "group"],
} satisfies Record<FieldType, [Editor, Frame]>;

/** The editor of a field and the frame it needs. */
export function editorOf({ widget }: CompiledField): [Editor, Frame] {
  // A long list is one control with a label.
  if (widget.type === "choice" && (widget.options?.length ?? 0) > MOST_CARDS) return [ChoiceEditor, "label"];
  return editors[widget.type] as [Editor, Frame];
}
