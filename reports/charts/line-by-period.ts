// Lines over periods, one for each series.
import type { Language } from "../../core/text.ts";
import { draw, drawEmpty } from "./draw.ts";
import { colours, type Format, formatValue, series as palette, words } from "./style.ts";

export type LineByPeriod = {
  title: string;
  /** Points in the order of time; a period that a series lacks, or a `null`, is a gap in its line. */
  series: { name: string; points: { label: string; value: number | null }[] }[];
  format: Format;
  language?: Language;
};

const symbols = ["circle", "rect", "triangle", "diamond"];
const dashes = ["solid", [6, 3], [2, 3], [8, 3, 2, 3]];

/** An SVG with a line for each series. Values are shares (0.914) or counts, by `format`. */
export function lineByPeriod({ title, series, format, language = "zh" }: LineByPeriod): string {
  if (series.every((it) => it.points.every((point) => point.value === null))) return drawEmpty(title, language);
  const said = words[language];
  const periods = [...new Set(series.flatMap((it) => it.points.map((point) => point.label)))];
  const several = series.length > 1;
  const description = series
    .map((it) => `${it.name} ${it.points.map((p) => `${p.label} ${formatValue(p.value, format)}`).join(said.comma)}`)
    .join(said.stop);

  return draw(
    { title, description, height: several ? 280 : 260, language },
    {
      legend: {
        show: several,
        top: 26,
        left: 0,
        itemWidth: 24,
        itemHeight: 8,
        textStyle: { color: colours.muted, fontSize: 11 },
      },
      grid: { left: 62, right: 34, top: several ? 64 : 46, bottom: 30, outerBoundsMode: "none" },
      xAxis: {
        type: "category",
        boundaryGap: false,
        data: periods,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.line } },
        axisLabel: { color: colours.muted, fontSize: 11, hideOverlap: true },
      },
      yAxis: {
        type: "value",
        splitNumber: 4,
        ...(format === "count" && { minInterval: 1 }),
        splitLine: { lineStyle: { color: colours.line } },
        axisLabel: { color: colours.muted, fontSize: 11, formatter: (value: number) => axisText(value, format) },
      },
      series: series.map((it, i) => line(it, i, periods, format)),
    },
  );
}

function line({ name, points }: LineByPeriod["series"][number], i: number, periods: string[], format: Format) {
  const values = new Map(points.map((point) => [point.label, point.value]));
  const last = points.findLast((point) => point.value !== null)?.label;
  const colour = palette[i % palette.length];
  return {
    name,
    type: "line",
    symbol: symbols[i % symbols.length],
    symbolSize: 6,
    showAllSymbol: true,
    itemStyle: { color: colour },
    lineStyle: { color: colour, width: 2, type: dashes[i % dashes.length] },
    data: periods.map((period) => ({
      value: values.get(period) ?? null,
      // The newest figure is what a leader looks for; the others can be read off the axis.
      label: {
        show: period === last,
        position: "top",
        color: colours.ink,
        fontSize: 12,
        fontWeight: 700,
        textBorderColor: colours.paper,
        textBorderWidth: 3,
        formatter: formatValue(values.get(period), format),
      },
    })),
  };
}

const axisText = (value: number, format: Format) =>
  format === "percent" ? `${Math.round(value * 1000) / 10}%` : formatValue(value, format);
