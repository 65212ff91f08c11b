// What the house knows of a type of question: the shape of a file of this folder.

import type { Answer } from "../../core/answer.ts";
import type { MaskKind } from "../../core/mask.ts";
import type { FieldError } from "../../core/problem.ts";
import type { Language, LocalText } from "../../core/text.ts";
import type { Option } from "./option.ts";

export type JsonType = "string" | "number" | "integer" | "boolean" | "array" | "object";

export type SchemaNode = {
  [keyword: string]: unknown;
  properties?: Record<string, SchemaNode>;
  required?: string[];
  items?: SchemaNode;
  enum?: unknown[];
  pattern?: string;
};

/** Of a widget, what types look at. */
export type WidgetParts = {
  options?: Option[];
  items?: { id: string; title: LocalText }[];
  photoWhenNotOk?: boolean;
  fields?: string[];
  rowTitle?: string;
  unitLabel?: LocalText;
};

/** One line of an answer: what it says, and for a row what else is known. */
export type Said = { text: string; more?: string };

/** In whose language an answer is said, and what those inside it say, each in one line; nothing for an unanswered one. */
export type Saying = { language: Language; inside(field: string, answer: Answer | undefined): string };

/** How a type is tried in tests: a widget, the fields inside, an answer that fits, one that does not, and how the first is said. */
export type Example = {
  widget?: object;
  inside?: { [name: string]: { type: string } };
  answer?: Answer;
  wrong?: Answer;
  said: { zh: string; en: string };
};

export type FieldKind = {
  /** The JSON types that its property's schema may have; empty: nothing is answered. */
  json: readonly JsonType[];
  /** The schema a new field of this type begins with; `inside` is that of the object its fields make. */
  schema(widget: WidgetParts, inside: SchemaNode): SchemaNode;
  /** What of its answer is asked one by one: the fields of a group, the rows of a repeat, the lines of a table. */
  holds?: "fields" | "rows" | "lines";
  /** Where the schema lists the values of the options; in `enum` when not said. */
  listed?(node: SchemaNode): unknown[] | undefined;
  /** The end of its text or list where a form sets none; otherwise 500 characters, 200 items. */
  bounds?: { maxLength?: number; maxItems?: number };
  /** What is wrong with a schema of the right JSON type. */
  lint?(node: SchemaNode, widget: WidgetParts): { keyword: string; code: string; message: LocalText }[];
  /** What a schema cannot say of an answer; `asked` tells which lines are, `required` whether the field must be answered. */
  check?(
    answer: { [name: string]: Answer },
    widget: WidgetParts,
    at: { pointer: string; required: boolean; asked(item: string): boolean },
  ): FieldError[];
  /** How an answer of its JSON type that is not empty is said; the one place for forms, lists, cases and documents. */
  say(answer: Answer, widget: WidgetParts, saying: Saying): Said[];
  /** How a sensitive answer is hidden. */
  mask: MaskKind;
  /** Seconds a person needs for it, from timing paper forms: what burden estimates are made of. */
  seconds: number;
  /** Always personal data: may not be asked without purpose and legal basis. */
  personal?: true;
  /** Shows people or homes: a form says why it needs it. */
  wantsReason?: true;
  /** The answer is the id of one of these. */
  names?: "unit" | "person" | "subject" | "case";
};

/** What most types that hold one text have. */
export const oneText = {
  json: ["string"],
  schema: (): SchemaNode => ({ type: "string" }),
  say: (answer: Answer): Said[] => [{ text: String(answer) }],
  mask: "all",
  seconds: 8,
} as const;
