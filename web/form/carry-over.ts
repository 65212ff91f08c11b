// Taking a draft over to a newer version of its form: what still fits comes along, what does not is named.
import type { AnswerEngine } from "../../core/answer-engine.ts";
import { segmentsOf, valueAt } from "../../core/pointer.ts";
import type { LocalText } from "../../core/text.ts";
import { isEmpty } from "../../forms/answers/empty.ts";
import type { Answers } from "../../forms/answers/submission.ts";
import type { Questions } from "../../forms/definition/definition.ts";
import { withValue } from "./change.ts";

export type CarriedOver = { answers: Answers; dropped: LocalText[] };

/** Each round drops at least one answer; a form has fewer places than this. */
const ROUNDS = 500;

/** The answers of a draft under a newer version, and the titles of those that no longer fit. */
export function carryOver(old: Questions, newer: Questions, answers: Answers, engine: AnswerEngine): CarriedOver {
  const check = engine(newer.schema);
  let carried = answers;
  const dropped = new Map<string, LocalText>();
  const drop = (segments: string[]) => {
    const path = segments.filter((it) => !/^\d+$/.test(it)).join("/");
    const widget = old.ui.widgets[path] ?? newer.ui.widgets[path];
    dropped.set(path, widget?.title ?? { zh: path });
    carried = withValue(carried, segments, undefined);
  };
  for (const name of Object.keys(answers)) {
    if (!isEmpty(answers[name]) && newer.schema.properties[name] === undefined) drop([name]);
  }
  for (let round = 0; round < ROUNDS; round++) {
    // What is missing will be asked; only what stands there wrongly must go.
    const wrong = check(carried).find((it) => it.pointer && valueAt(carried, segmentsOf(it.pointer)) !== undefined);
    if (!wrong) break;
    drop(segmentsOf(wrong.pointer));
  }
  return { answers: carried, dropped: Array.from(dropped.values()) };
}
