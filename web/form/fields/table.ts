// How each type of question is answered: its editor, and the frame around it. What not every form needs comes when it is asked for.
import type { FieldType } from "../../../forms/fields/table.ts";
import type { Editor, EditorProps, Frame, FrameOf } from "../editor.ts";
import { lazyPart } from "../lazy-part.tsx";
import { Editor as BarcodeEditor } from "./barcode.tsx";
import { Editor as ChoiceEditor, choiceFrame } from "./choice.tsx";
import { Editor as CreditCodeEditor } from "./credit-code.tsx";
import { Editor as DateEditor } from "./date.tsx";
import { Editor as IdNumberEditor } from "./id-number.tsx";
import { Editor as IntegerEditor } from "./integer.tsx";
import { Editor as LongTextEditor } from "./long-text.tsx";
import { Editor as MoneyEditor } from "./money.tsx";
import { Editor as MultiChoiceEditor } from "./multi-choice.tsx";
import { Editor as NoteView } from "./note.tsx";
import { Editor as NumberEditor } from "./number.tsx";
import { Editor as PhoneEditor } from "./phone.tsx";
import { Editor as TextEditor } from "./text.tsx";
import { Editor as TimeEditor } from "./time.tsx";
import { Editor as YesNoEditor } from "./yes-no.tsx";

const lazily = (load: () => Promise<{ Editor: Editor }>) => lazyPart<EditorProps>(() => load().then((it) => it.Editor));

export const editors = {
  text: [TextEditor, "label"],
  "long-text": [LongTextEditor, "label"],
  number: [NumberEditor, "label"],
  integer: [IntegerEditor, "label"],
  money: [MoneyEditor, "label"],
  date: [DateEditor, "label"],
  time: [TimeEditor, "label"],
  "date-time": [lazily(() => import("./date-time.tsx")), "label"],
  choice: [ChoiceEditor, choiceFrame],
  "multi-choice": [MultiChoiceEditor, "group"],
  rank: [lazily(() => import("./rank.tsx")), "group"],
  "yes-no": [YesNoEditor, "radios"],
  place: [lazily(() => import("./place.tsx")), "group"],
  photo: [lazily(() => import("./photo.tsx")), "group"],
  file: [lazily(() => import("./file.tsx")), "group"],
  signature: [lazily(() => import("./signature.tsx")), "group"],
  barcode: [BarcodeEditor, "label"],
  unit: [lazily(() => import("./unit.tsx")), "group"],
  person: [lazily(() => import("./person.tsx")), "group"],
  subject: [lazily(() => import("./subject.tsx")), "group"],
  case: [lazily(() => import("./case.tsx")), "group"],
  phone: [PhoneEditor, "label"],
  "id-number": [IdNumberEditor, "label"],
  "credit-code": [CreditCodeEditor, "label"],
  note: [NoteView, "bare"],
  group: [lazily(() => import("./group.tsx")), "group"],
  repeat: [lazily(() => import("./repeat.tsx")), "group"],
  checks: [lazily(() => import("./checks.tsx")), "group"],
} satisfies Record<FieldType, [Editor, Frame | FrameOf]>;
