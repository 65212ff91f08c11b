// A table of checks: each line in order, not in order or not applicable; what is not in order gets a note and photos.
import * as z from "zod";
import type { Answer, Answers } from "../../core/answer.ts";
import type { FieldError } from "../../core/problem.ts";
import { LocalText, say } from "../../core/text.ts";
import { isEmpty } from "../answers/empty.ts";
import { ExpressionText } from "../definition/names.ts";
import type { Example, FieldKind, Said, Saying, SchemaNode, WidgetParts } from "./field-kind.ts";

/** One line of a table of checks. `when` says for which answers it is asked at all. */
export const CheckItem = z.object({
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,39}$/),
  title: LocalText,
  when: ExpressionText.optional(),
});
export type CheckItem = z.infer<typeof CheckItem>;

export const ChecksWidget = z.object({
  /** The answer is `{ [item]: { result: "ok" | "not-ok" | "n/a", photos?: [...], note? } }`. */
  items: z.array(CheckItem).max(200).optional(),
  /** A line that is not ok needs its photo. */
  photoWhenNotOk: z.boolean().optional(),
});

export const resultWords = {
  ok: { zh: "合格", en: "OK" },
  "not-ok": { zh: "不合格", en: "Not OK" },
  "n/a": { zh: "不涉及", en: "N/A" },
} satisfies Record<string, LocalText>;

const lineOf = (answer: Answers, item: string): Answers | undefined => {
  const line = Object.hasOwn(answer, item) ? answer[item] : undefined;
  return typeof line === "object" && line !== null && !Array.isArray(line) ? line : undefined;
};

/** What is not in order; where all is, every line that was looked at. */
function sayChecks(answer: Answer, { items = [] }: WidgetParts, { language }: Saying): Said[] {
  const looked = items.flatMap((item) => {
    const line = lineOf(answer as Answers, item.id);
    return line ? [{ item, line }] : [];
  });
  const wrong = looked.filter(({ line }) => line.result === "not-ok");
  return (wrong.length > 0 ? wrong : looked).map(({ item, line }) => {
    const result = say(resultWords[line.result as keyof typeof resultWords] ?? resultWords["n/a"], language);
    const note = line.note ? ` (${line.note})` : "";
    return { text: `${say(item.title, language)}: ${result}${note}` };
  });
}

/** Each line that is asked has a result, and a line that is not ok has its photo where the widget says so. */
function checkLines(
  answer: Answers,
  { items = [], photoWhenNotOk }: WidgetParts,
  { pointer, required, asked }: { pointer: string; required: boolean; asked(item: string): boolean },
): FieldError[] {
  const errors: FieldError[] = [];
  for (const { id, title } of items) {
    const line = lineOf(answer, id);
    const tell = (at: string, zh: string, en: string) =>
      errors.push({ pointer: pointer + at, code: "required", message: { zh, en } });
    if (!line) {
      if (required && asked(id)) tell(`/${id}`, `请检查：${title.zh}`, `Please check: ${title.en ?? title.zh}`);
    } else if (photoWhenNotOk && line.result === "not-ok" && isEmpty(line.photos)) {
      tell(`/${id}/photos`, "不合格项请拍照", "Please take a photo of what is not in order");
    }
  }
  return errors;
}

export const kind = {
  json: ["object"],
  schema: (): SchemaNode => ({ type: "object" }),
  holds: "lines",
  check: checkLines,
  say: sayChecks,
  mask: "all",
  seconds: 40,
} satisfies FieldKind;

export const example: Example = {
  widget: {
    items: [
      { id: "wiring", title: { zh: "线路", en: "Wiring" } },
      { id: "exit", title: { zh: "出口", en: "Exit" } },
    ],
  },
  answer: { wiring: { result: "ok" }, exit: { result: "n/a" } },
  wrong: "ok",
  said: { zh: "线路: 合格、出口: 不涉及", en: "Wiring: OK, Exit: N/A" },
};
