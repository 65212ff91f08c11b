// How one indicator by unit looks: a chart, and the table it is drawn from.
import { smallestRanked } from "../../../core/figures/order.ts";
import type { Chart } from "../../charts/chart.ts";
import { sayCount, sayValue, shortChange } from "../../wording.ts";
import type { Layout } from "../layout.ts";
import type { ByUnitContent, ByUnitRow } from "./shape.ts";

/** More bars than this do not fit on a page: then the first and the last are drawn. */
const mostBars = 20;
/** Up to so many, the period before is drawn beside. */
const mostCompared = 8;

export function drawingOfByUnit(content: ByUnitContent, layout: Layout) {
  const { format, rows, total, indicatorTitle } = content;
  const { words, now, before, tableTitle } = layout;
  const title = words.byUnit.title(now, indicatorTitle);
  const rate = format === "rate";
  const bars = content.chart && rows.length > 0 ? chartOf(content, layout, title) : undefined;
  return {
    ...content,
    rate,
    bars,
    toDateTitle: content.toDateTitle ?? "",
    valueTitle: words.byUnit.value(now, indicatorTitle),
    before: words.figure.head(before),
    changeTitle: words.change.head(before),
    caption: content.table ? tableTitle(title) : "",
    lines: [
      ...rows.map((row) => lineOf(row, content, layout)),
      { ...lineOf(total, content, layout), title: words.figure.total, sum: true, rank: "" },
    ],
    starred:
      rate && rows.some(isUnranked)
        ? words.byUnit.small(content.denominatorTitle ?? words.figure.denominator, smallestRanked)
        : "",
  };
}

/** Its rate says more about chance than about the unit. */
const isUnranked = (row: ByUnitRow): boolean => row.value !== null && row.denominator < smallestRanked;

function chartOf({ rows, format, goal }: ByUnitContent, layout: Layout, title: string): Chart {
  const { words, language, chartTitle } = layout;
  const half = mostBars / 2;
  const all = rows.length <= mostBars;
  const shown = all ? rows : [...rows.slice(0, half), ...rows.slice(-half)];
  const drawn = shown.map((row) => ({
    label: format === "rate" && isUnranked(row) ? `${row.title}*` : row.title,
    value: row.value,
    previous: row.previous,
  }));
  const compared = drawn.length <= mostCompared && drawn.some((row) => row.previous !== null);
  return {
    chart: "bar-by-unit",
    title: chartTitle(all ? title : words.byUnit.ends(title, half)),
    rows: compared ? drawn : drawn.map(({ label, value }) => ({ label, value })),
    format,
    goal,
    language,
  };
}

function lineOf(row: ByUnitRow, { format, goal }: ByUnitContent, { words }: Layout) {
  const { value, previous, toDate } = row;
  return {
    title: row.title,
    rank: row.rank ?? "—",
    numerator: sayCount(row.numerator),
    denominator: sayCount(row.denominator),
    value: sayValue(value, format),
    share: value ?? 0,
    short: value !== null && goal !== undefined && value < goal,
    before: sayValue(previous, format),
    change: shortChange(words, { value, previous, format }),
    toDate: toDate ? sayValue(toDate.value, "rate") : "—",
    points: toDate?.points ?? "—",
    sum: false,
  };
}
