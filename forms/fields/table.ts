// Every type of question: what a form may ask follows from this table, and nothing of a type can be missing in it.
import * as barcode from "./barcode.ts";
import * as caseField from "./case.ts";
import * as checks from "./checks.ts";
import * as choice from "./choice.ts";
import * as creditCode from "./credit-code.ts";
import * as date from "./date.ts";
import * as dateTime from "./date-time.ts";
import type { Example, FieldKind } from "./field-kind.ts";
import * as file from "./file.ts";
import * as group from "./group.ts";
import * as idNumber from "./id-number.ts";
import * as integer from "./integer.ts";
import * as longText from "./long-text.ts";
import * as money from "./money.ts";
import * as multiChoice from "./multi-choice.ts";
import * as note from "./note.ts";
import * as number from "./number.ts";
import * as person from "./person.ts";
import * as phone from "./phone.ts";
import * as photo from "./photo.ts";
import * as place from "./place.ts";
import * as rank from "./rank.ts";
import * as repeat from "./repeat.ts";
import * as signature from "./signature.ts";
import * as subject from "./subject.ts";
import * as text from "./text.ts";
import * as time from "./time.ts";
import * as unit from "./unit.ts";
import * as yesNo from "./yes-no.ts";

export const fieldTable = {
  text: text.kind,
  "long-text": longText.kind,
  number: number.kind,
  integer: integer.kind,
  money: money.kind,
  date: date.kind,
  time: time.kind,
  "date-time": dateTime.kind,
  choice: choice.kind,
  "multi-choice": multiChoice.kind,
  rank: rank.kind,
  "yes-no": yesNo.kind,
  place: place.kind,
  photo: photo.kind,
  file: file.kind,
  signature: signature.kind,
  barcode: barcode.kind,
  unit: unit.kind,
  person: person.kind,
  subject: subject.kind,
  case: caseField.kind,
  phone: phone.kind,
  "id-number": idNumber.kind,
  "credit-code": creditCode.kind,
  note: note.kind,
  group: group.kind,
  repeat: repeat.kind,
  checks: checks.kind,
} satisfies Record<string, FieldKind>;

export type FieldType = keyof typeof fieldTable;

/** How each is tried in tests; nothing else reads it, and no bundle carries it. */
export const examples = {
  text: text.example,
  "long-text": longText.example,
  number: number.example,
  integer: integer.example,
  money: money.example,
  date: date.example,
  time: time.example,
  "date-time": dateTime.example,
  choice: choice.example,
  "multi-choice": multiChoice.example,
  rank: rank.example,
  "yes-no": yesNo.example,
  place: place.example,
  photo: photo.example,
  file: file.example,
  signature: signature.example,
  barcode: barcode.example,
  unit: unit.example,
  person: person.example,
  subject: subject.example,
  case: caseField.example,
  phone: phone.example,
  "id-number": idNumber.example,
  "credit-code": creditCode.example,
  note: note.example,
  group: group.example,
  repeat: repeat.example,
  checks: checks.example,
} satisfies Record<FieldType, Example>;

/** The types in the order in which the format lists them. Pure, so that a page without it does not carry the table. */
export const fieldTypes = /* @__PURE__ */ Object.keys(fieldTable) as FieldType[];

export const kindOf = (type: FieldType): FieldKind => fieldTable[type];
