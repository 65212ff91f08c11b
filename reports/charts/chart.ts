// A chart as data: a section says what is to be drawn, the document has it drawn.
import { type BarByUnit, barByUnit } from "./bar-by-unit.ts";
import { type Donut, donut } from "./donut.ts";
import { type LineByPeriod, lineByPeriod } from "./line-by-period.ts";
import { type StackedBars, stackedBars } from "./stacked-bars.ts";

type Charts = { "bar-by-unit": BarByUnit; donut: Donut; "line-by-period": LineByPeriod; "stacked-bars": StackedBars };

export type Chart = { [Kind in keyof Charts]: { chart: Kind } & Charts[Kind] }[keyof Charts];

const kinds: { [Kind in keyof Charts]: (of: Charts[Kind]) => string } = {
  "bar-by-unit": barByUnit,
  donut,
  "line-by-period": lineByPeriod,
  "stacked-bars": stackedBars,
};

/** The SVG of a chart: all of its texts are escaped. Throws for what is none. */
export function drawChart(of: Chart): string {
  if (!Object.hasOwn(kinds, of.chart)) throw new TypeError(`There is no chart ${of.chart}`);
  return (kinds[of.chart] as (of: Chart) => string)(of);
}
