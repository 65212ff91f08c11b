// Lines over periods, one for each series.
import type { FigureFormat } from "../../core/figures/rounding.ts";
import type { Language } from "../../core/text.ts";
import { draw, drawEmpty } from "./draw.ts";
import { colours, formatValue, legend, lines as palette, wordsFor } from "./style.ts";
import { widthOf } from "./width.ts";

export type LineByPeriod = {
  title: string;
  /** Points in the order of time; a period that a series lacks, or a `null`, is a gap in its line. */
  series: { name: string; points: { label: string; value: number | null }[] }[];
  format: FigureFormat;
  language?: Language;
};

const symbols = ["circle", "rect", "triangle", "diamond"];
const dashes = ["solid", [6, 3], [2, 3], [8, 3, 2, 3]];

/** An SVG with a line for each series. Values are shares (0.914) or counts, by `format`. */
export function lineByPeriod({ title, series, format, language = "zh" }: LineByPeriod): string {
  if (series.every((it) => it.points.every((point) => point.value === null))) return drawEmpty(title, language);
  const said = wordsFor(language);
  const periods = [...new Set(series.flatMap((it) => it.points.map((point) => point.label)))];
  const several = series.length > 1;
  const endLabels = Math.min(190, Math.max(...series.map((it) => widthOf(`${it.name} 100.0%`, 12))) + 24);
  const description = series
    .map((it) => `${it.name} ${it.points.map((p) => `${p.label} ${formatValue(p.value, format)}`).join(said.comma)}`)
    .join(said.stop);

  return draw(
    { title, description, height: several ? 280 : 260, language },
    {
      legend: { ...legend, show: several, itemWidth: 24 },
      grid: { left: 62, right: several ? endLabels : 40, top: several ? 64 : 46, bottom: 30, outerBoundsMode: "none" },
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
        // Shares move within a narrow band; the axis says where it begins. Counts keep their zero.
        scale: format === "rate",
        ...(format === "count" && { minInterval: 1 }),
        splitLine: { lineStyle: { color: colours.line } },
        axisLabel: { color: colours.muted, fontSize: 11, formatter: (value: number) => axisText(value, format) },
      },
      series: series.map((it, i) => line(it, i, { periods, format, named: several })),
    },
  );
}

type Lines = { periods: string[]; format: FigureFormat; named: boolean };

function line({ name, points }: LineByPeriod["series"][number], i: number, { periods, format, named }: Lines) {
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
    labelLayout: { moveOverlap: "shiftY" },
    data: periods.map((period) => ({
      value: values.get(period) ?? null,
      // The newest figure is what a leader looks for; the others can be read off the axis.
      label: {
        show: period === last,
        position: named ? "right" : "top",
        color: colours.ink,
        fontSize: named ? 11 : 12,
        fontWeight: named ? 400 : 700,
        // No outline: Chromium draws stroked letters as a Type 3 font.
        textBorderWidth: 0,
        formatter: `${named ? `${name} ` : ""}${formatValue(values.get(period), format)}`,
      },
    })),
  };
}

const axisText = (value: number, format: FigureFormat) =>
  format === "rate" ? `${Math.round(value * 1000) / 10}%` : formatValue(value, format);
