// Key figures: the indicators that come first, for the whole unit, in a sentence or two and in one table.
import { sayMade, sayValue, shortChange } from "../../wording.ts";
import type { Words } from "../../words/words.ts";
import type { KeyFigure } from "../figure.ts";
import { section } from "../section.ts";
import { contentOfKeyFigures, needsOfKeyFigures } from "./content.ts";
import { KeyFigures } from "./shape.ts";

export const keyFigures = section({
  says: 'a table; `{"indicator": "…", "over": "quarter"}` tells what was reached in the longer period so far',
  shape: KeyFigures,
  needs: needsOfKeyFigures,
  content: contentOfKeyFigures,
  drawing: ({ paragraphs, figures }, { words, now, before, tableTitle }) => ({
    paragraphs,
    caption: tableTitle(words.keyFigures.caption),
    now: words.figure.head(now),
    before: words.figure.head(before),
    changeTitle: words.change.head(before),
    rows: figures.map((it) => rowOf(it, words)),
  }),
});

function rowOf(figure: KeyFigure, words: Words) {
  const { title, over, value, format, previous, goal } = figure;
  return {
    name: over ? words.text.with(title, over) : title,
    value: sayValue(value, format),
    short: value !== null && goal !== undefined && value < goal,
    made: sayMade(figure),
    before: previous === undefined ? "" : sayValue(previous, format),
    change: previous === undefined ? "" : shortChange(words, { value, previous, format }),
    goal: goal === undefined ? "" : sayValue(goal, "rate"),
  };
}
