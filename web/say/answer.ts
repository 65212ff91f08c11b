// One answer in words: an option by its title, a day as a day, a place by where it is.
import type { Language } from "../../core/text.ts";
import type { Answer, Answers } from "../../forms/answers/submission.ts";
import type { Questions } from "../../forms/definition/definition.ts";
import { sayDay, sayMoment } from "./dates.ts";
import { sayWith } from "./texts.ts";

type Ui = Questions["ui"];

const yesNo = { yes: { zh: "是", en: "Yes" }, no: { zh: "否", en: "No" } };

/** One answer in words; photos and repeats are not words. */
export function sayAnswer(ui: Ui | undefined, path: string, value: Answer | undefined, language: Language): string {
  if (value === undefined || value === null || value === "") return "";
  const widget = ui?.widgets[path];
  const option = (it: Answer): string => {
    const known = widget?.options?.find((each) => each.value === it);
    return known ? sayWith(known.title, language) : String(it);
  };
  if (typeof value === "boolean") return sayWith(value ? yesNo.yes : yesNo.no, language);
  if (Array.isArray(value)) return value.map(option).join(language === "en" ? ", " : "、");
  if (typeof value === "object") return sayGroup(ui, path, value, language);
  if (widget?.type === "date") return sayDay(`${value}T00:00:00+08:00`, language);
  if (widget?.type === "date-time") return sayMoment(String(value), language);
  return option(value) + (widget?.unitLabel ? ` ${sayWith(widget.unitLabel, language)}` : "");
}

/** A place by its words, or where it lies and how exactly (metres); of a group what was answered. */
function sayGroup(ui: Ui | undefined, path: string, value: Answers, language: Language): string {
  const { lat, lng, accuracy, text } = value;
  if (typeof text === "string" && text !== "") return text;
  if (typeof lat === "number" && typeof lng === "number") {
    const near = typeof accuracy === "number" ? ` (±${Math.round(accuracy)} m)` : "";
    return `${lat.toFixed(5)}, ${lng.toFixed(5)}${near}`;
  }
  const inner = ui?.widgets[path]?.fields ?? [];
  return inner
    .map((name) => sayAnswer(ui, `${path}/${name}`, value[name], language))
    .filter(Boolean)
    .join(" · ");
}
