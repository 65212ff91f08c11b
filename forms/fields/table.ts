// Every type of question: what a form may ask follows from this table, and nothing of a type can be missing in it.
import { barcode } from "./barcode.ts";
import { caseField } from "./case.ts";
import { checks } from "./checks.ts";
import { choice } from "./choice.ts";
import { creditCode } from "./credit-code.ts";
import { date } from "./date.ts";
import { dateTime } from "./date-time.ts";
import type { FieldKind } from "./field-kind.ts";
import { file } from "./file.ts";
import { group } from "./group.ts";
import { idNumber } from "./id-number.ts";
import { integer } from "./integer.ts";
import { longText } from "./long-text.ts";
import { money } from "./money.ts";
import { multiChoice } from "./multi-choice.ts";
import { note } from "./note.ts";
import { number } from "./number.ts";
import { person } from "./person.ts";
import { phone } from "./phone.ts";
import { photo } from "./photo.ts";
import { place } from "./place.ts";
import { rank } from "./rank.ts";
import { repeat } from "./repeat.ts";
import { signature } from "./signature.ts";
import { subject } from "./subject.ts";
import { text } from "./text.ts";
import { time } from "./time.ts";
import { unit } from "./unit.ts";
import { yesNo } from "./yes-no.ts";

export const fieldTable = {
  text,
  "long-text": longText,
  number,
  integer,
  money,
  date,
  time,
  "date-time": dateTime,
  choice,
  "multi-choice": multiChoice,
  rank,
  "yes-no": yesNo,
  place,
  photo,
  file,
  signature,
  barcode,
  unit,
  person,
  subject,
  case: caseField,
  phone,
  "id-number": idNumber,
  "credit-code": creditCode,
  note,
  group,
  repeat,
  checks,
} satisfies Record<string, FieldKind>;

export type FieldType = keyof typeof fieldTable;

/** The types in the order in which the format lists them. Pure, so that a page without it does not carry the table. */
export const fieldTypes = /* @__PURE__ */ Object.keys(fieldTable) as FieldType[];

export const kindOf = (type: FieldType): FieldKind => fieldTable[type];
