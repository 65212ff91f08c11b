// The units with the largest gain on the period before, of one indicator, in a sentence and a table.
import * as z from "zod";
import { changeOf } from "../../../core/figures/change.ts";
import type { FigureRow, Figures } from "../../../core/figures/figures.ts";
import type { FigureFormat } from "../../../core/figures/rounding.ts";
import { sayMade, sayValue, shortChange } from "../../wording.ts";
import { type Context, figuresFor, withBefore } from "../context.ts";
import type { Layout } from "../layout.ts";
import { section } from "../section.ts";
import { IndicatorName, titled } from "../shape.ts";

const Highlights = z.strictObject({ ...titled("highlights"), indicator: IndicatorName });

type HighlightRow = {
  unit: string;
  title: string;
  value: number;
  numerator: number;
  denominator: number;
  previous: number;
};

type HighlightsContent = {
  kind: "highlights";
  title: string;
  paragraphs: string[];
  indicator: string;
  indicatorTitle: string;
  format: FigureFormat;
  rows: HighlightRow[];
};

export const highlights = section({
  says: "the three units with the largest gain on the period before, of one indicator; says so when none gained",
  shape: Highlights,
  needs: ({ indicator }, { period }) => ({ counts: [{ indicator, periods: withBefore(period) }] }),
  content,
  drawing,
});

const mostShown = 3;

/** Undefined where no form has the indicator. */
function content(of: z.infer<typeof Highlights>, context: Context): HighlightsContent | undefined {
  const { say } = context;
  const indicator = context.indicator(of.indicator);
  if (!indicator) return undefined;
  const figures = figuresFor(context, indicator);
  const compared = comparedIn(figures);
  const gained = compared.filter((it) => it.gain > 0).sort((a, b) => b.gain - a.gain || (a.unit < b.unit ? -1 : 1));
  const rows = gained.slice(0, mostShown).map(
    ({ unit, title, value, numerator, denominator, previous }): HighlightRow => ({
      unit,
      title: say(title),
      value,
      numerator,
      denominator,
      previous,
    }),
  );
  return {
    kind: "highlights",
    title: say(of.title),
    paragraphs: [sayGains(say(indicator.title), compared.length, rows, context)],
    indicator: indicator.id,
    indicatorTitle: say(indicator.title),
    format: indicator.format,
    rows,
  };
}

type Compared = FigureRow & { value: number; previous: number; gain: number };

/** Those below the unit that have both numbers; of rates only those that are ranked, for few cases gain and lose by chance. */
const comparedIn = ({ rows, format, unit }: Figures): Compared[] =>
  rows.flatMap((row) => {
    const { value, previous } = row;
    const gain = changeOf(value, previous, format);
    if (value === null || previous === null || gain === undefined) return [];
    return row.unit === unit || (format === "rate" && row.rank === undefined)
      ? []
      : [{ ...row, value, previous, gain }];
  });

function sayGains(indicator: string, compared: number, rows: HighlightRow[], context: Context): string {
  const { words, called, interim } = context;
  const { highlights: said, text } = words;
  if (interim) return words.keyFigures.interim(called.before);
  if (compared === 0) return said.nothing(indicator, called.before);
  if (rows.length === 0) return said.none(indicator, called.parts, called.before);
  return said.most(indicator, called.before, text.list(rows.map((it) => it.title)));
}

/** Without a gain there is no table. */
function drawing({ paragraphs, indicatorTitle, format, rows }: HighlightsContent, layout: Layout) {
  const { words, now, before, tableTitle } = layout;
  return {
    paragraphs,
    now: words.figure.head(now),
    before: words.figure.head(before),
    changeTitle: words.change.head(before),
    caption: rows.length > 0 ? tableTitle(words.highlights.caption(indicatorTitle, before)) : "",
    rows: rows.map(({ title, value, numerator, denominator, previous }) => ({
      title,
      value: sayValue(value, format),
      made: sayMade({ format, numerator, denominator }),
      before: sayValue(previous, format),
      change: shortChange(words, { value, previous, format }),
    })),
  };
}
