// An answer in words, for the cards of what is known already and the titles of rows.
import { type Language, say } from "../../core/text.ts";
import { type Instant, localDate, localTime } from "../../core/time.ts";
import type { Answer } from "../../forms/answers/submission.ts";
import { moreTexts } from "./field-texts.ts";
import { type Field, isEmpty } from "./outline.ts";
import { texts } from "./texts.ts";

/** One line of an answer: what it says, and for a row what else is known. */
export type Said = { text: string; more?: string };

/** The lines that say what was answered; one for each row of a repeat. */
export function describeAnswer(field: Field, value: Answer | undefined, language: Language): Said[] {
  if (isEmpty(value)) return [{ text: say(moreTexts.empty, language) }];
  const { widget } = field;
  if (widget.type === "repeat" && Array.isArray(value)) return value.map((row) => describeRow(field, row, language));
  if (widget.type === "group") return [{ text: describeRow(field, value, language).more ?? "" }];
  return [{ text: describeOne(field, value as Answer, language) }];
}

/** A row or group: the field that names it, then what the others say. */
export function describeRow(field: Field, row: Answer | undefined, language: Language): Said {
  if (row === null || typeof row !== "object" || Array.isArray(row)) return { text: "" };
  const told = (inner: Field) =>
    describeAnswer(inner, row[inner.name], language)
      .map((it) => it.text)
      .join(comma(language));
  const answered = field.fields.filter((inner) => !isEmpty(row[inner.name]));
  const name = answered.find((inner) => inner.name === field.widget.rowTitle);
  // A form may hold one thing twice, as it was said and as it was calculated.
  const more = Array.from(new Set(answered.filter((inner) => inner !== name).map(told)));
  return { text: name ? told(name) : "", more: more.join(" · ") };
}

function describeOne({ widget }: Field, value: Answer, language: Language): string {
  const option = (code: Answer) => {
    const found = widget.options?.find((it) => it.value === code);
    return found ? say(found.title, language) : String(code);
  };
  if (Array.isArray(value)) {
    if (widget.type === "photo" || widget.type === "file") return `× ${value.length}`;
    return value.map(option).join(comma(language));
  }
  if (typeof value === "boolean") return say(value ? texts.yes : texts.no, language);
  if (widget.type === "date-time" && typeof value === "string") return dayAndTime(value);
  if (value && typeof value === "object") {
    if (widget.type === "place") return placeText(value);
    return String(Object.keys(value).length);
  }
  const unit = widget.unitLabel ? ` ${say(widget.unitLabel, language)}` : "";
  return option(value) + unit;
}

const comma = (language: Language) => (language === "zh" ? "、" : ", ");

/** The district's day and time of an RFC 3339 text. */
export function dayAndTime(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  const instant = at.toISOString() as Instant;
  return `${localDate(instant)} ${localTime(instant)}`;
}

export function placeText(place: { [name: string]: Answer }): string {
  if (place.text) return String(place.text);
  return typeof place.lat === "number" && typeof place.lng === "number"
    ? `${place.lat.toFixed(5)}, ${place.lng.toFixed(5)}`
    : "";
}
