// How each type of question is answered: its editor, and the frame around it. What not every form needs comes when it is asked for.
import type { FieldType } from "../../../forms/fields/table.ts";
import type { Editor, EditorProps, Frame, FrameOf } from "../editor.ts";
import { lazyPart } from "../lazy-part.tsx";
import { BarcodeEditor } from "./barcode.tsx";
import { ChoiceEditor, choiceFrame } from "./choice.tsx";
import { CreditCodeEditor } from "./credit-code.tsx";
import { DateEditor } from "./date.tsx";
import { IdNumberEditor } from "./id-number.tsx";
import { IntegerEditor } from "./integer.tsx";
import { LongTextEditor } from "./long-text.tsx";
import { MoneyEditor } from "./money.tsx";
import { MultiChoiceEditor } from "./multi-choice.tsx";
import { NoteView } from "./note.tsx";
import { NumberEditor } from "./number.tsx";
import { PhoneEditor } from "./phone.tsx";
import { TextEditor } from "./text.tsx";
import { TimeEditor } from "./time.tsx";
import { YesNoEditor } from "./yes-no.tsx";

export const editors = {
  text: [TextEditor, "label"],
  "long-text": [LongTextEditor, "label"],
  number: [NumberEditor, "label"],
  integer: [IntegerEditor, "label"],
  money: [MoneyEditor, "label"],
  date: [DateEditor, "label"],
  time: [TimeEditor, "label"],
  "date-time": [lazyPart<EditorProps>(() => import("./date-time.tsx").then((it) => it.DateTimeEditor)), "label"],
  choice: [ChoiceEditor, choiceFrame],
  "multi-choice": [MultiChoiceEditor, "group"],
  "yes-no": [YesNoEditor, "radios"],
  place: [lazyPart<EditorProps>(() => import("./place.tsx").then((it) => it.PlaceEditor)), "group"],
  photo: [lazyPart<EditorProps>(() => import("./photo.tsx").then((it) => it.PhotoEditor)), "group"],
  file: [lazyPart<EditorProps>(() => import("./file.tsx").then((it) => it.FileEditor)), "group"],
  signature: [lazyPart<EditorProps>(() => import("./signature.tsx").then((it) => it.SignatureEditor)), "group"],
  barcode: [BarcodeEditor, "label"],
  unit: [lazyPart<EditorProps>(() => import("./unit.tsx").then((it) => it.UnitEditor)), "group"],
  person: [lazyPart<EditorProps>(() => import("./person.tsx").then((it) => it.PersonEditor)), "group"],
  subject: [lazyPart<EditorProps>(() => import("./subject.tsx").then((it) => it.SubjectEditor)), "group"],
  case: [lazyPart<EditorProps>(() => import("./case.tsx").then((it) => it.CaseEditor)), "group"],
  phone: [PhoneEditor, "label"],
  "id-number": [IdNumberEditor, "label"],
  "credit-code": [CreditCodeEditor, "label"],
  note: [NoteView, "bare"],
  group: [lazyPart<EditorProps>(() => import("./group.tsx").then((it) => it.GroupEditor)), "group"],
  repeat: [lazyPart<EditorProps>(() => import("./repeat.tsx").then((it) => it.RepeatEditor)), "group"],
  checks: [lazyPart<EditorProps>(() => import("./checks.tsx").then((it) => it.ChecksEditor)), "group"],
} satisfies Record<FieldType, [Editor, Frame | FrameOf]>;
