// What each type of field is: one row a type, and the compiler proves the table complete.
import type { MaskKind } from "../../core/mask.ts";
import type { FieldType } from "../definition/definition.ts";

export type FieldKind = {
  /** The JSON types that its property's schema may have; empty: nothing is answered. */
  json: readonly ("string" | "number" | "integer" | "boolean" | "array" | "object")[];
  /** How a sensitive answer is hidden. */
  mask: MaskKind;
  /** Seconds a person needs for it, from timing paper forms: what burden estimates are made of. */
  seconds: number;
  /** Always personal data: may not be asked without purpose and legal basis. */
  personal?: boolean;
};

const text = { json: ["string"], mask: "all", seconds: 8 } as const;
const number = { json: ["number", "integer"], mask: "all", seconds: 8 } as const;

export const fieldKinds = {
  text: { ...text, mask: "name" },
  "long-text": { ...text, seconds: 30 },
  number,
  integer: { ...number, json: ["integer"] },
  money: number,
  date: text,
  time: text,
  "date-time": text,
  choice: text,
  "multi-choice": { json: ["array"], mask: "all", seconds: 8 },
  "yes-no": { json: ["boolean"], mask: "all", seconds: 8 },
  place: { json: ["object"], mask: "all", seconds: 8 },
  // One picture or several.
  photo: { json: ["array", "string"], mask: "all", seconds: 20 },
  file: { json: ["array", "string"], mask: "all", seconds: 20 },
  signature: { ...text, seconds: 20 },
  barcode: text,
  unit: text,
  person: text,
  subject: text,
  case: text,
  phone: { ...text, mask: "phone", personal: true },
  "id-number": { ...text, mask: "id-number", seconds: 20, personal: true },
  "credit-code": text,
  note: { json: [], mask: "all", seconds: 2 },
  group: { json: ["object"], mask: "all", seconds: 0 },
  repeat: { json: ["array"], mask: "all", seconds: 30 },
  checks: { json: ["object"], mask: "all", seconds: 40 },
} as const satisfies Record<FieldType, FieldKind>;

export const kindOfField = (type: FieldType): FieldKind => fieldKinds[type];
