// Horizontal bars made of parts, one bar for each row.
import type { Language } from "../../core/text.ts";
import { draw, drawEmpty } from "./draw.ts";
import { colours, formatValue, legend, parts as palette, wordsFor } from "./style.ts";
import { widthOf } from "./width.ts";

export type StackedBars = {
  title: string;
  /** From top to bottom as given; `values` are counts in the order of `series`. */
  rows: { label: string; values: number[] }[];
  /** The names of the parts. */
  series: string[];
  language?: Language;
};

/** A part narrower than this share of the longest bar has no room for its number. */
const ROOM = 0.05;

/** An SVG with a bar of counted parts for each row, and the total behind it. */
export function stackedBars({ title, rows, series, language = "zh" }: StackedBars): string {
  const totals = rows.map((row) => row.values.reduce((sum, value) => sum + value, 0));
  const longest = Math.max(0, ...totals);
  if (longest === 0) return drawEmpty(title, language);
  const said = wordsFor(language);
  const labels = Math.min(210, Math.max(...rows.map((row) => widthOf(row.label, 12))) + 14);
  const description = rows
    .map((row, r) => {
      const parts = series.map((name, i) => `${name} ${formatValue(row.values[i] ?? 0, "count")}`);
      return `${row.label} ${parts.join(said.comma)}${said.comma}${said.total} ${formatValue(totals[r], "count")}`;
    })
    .join(said.stop);

  return draw(
    { title, description, height: 66 + rows.length * 28, language },
    {
      legend: { ...legend, data: series },
      grid: { left: labels, right: 64, top: 58, bottom: 8, outerBoundsMode: "none" },
      xAxis: { type: "value", min: 0, max: longest, show: false },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map((row) => row.label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.line } },
        axisLabel: { color: colours.ink, fontSize: 12, interval: 0, width: labels - 12, overflow: "break" },
      },
      series: [
        ...series.map((name, i) => ({
          name,
          type: "bar",
          stack: "all",
          barWidth: 17,
          itemStyle: { color: palette[i % palette.length], borderColor: colours.paper, borderWidth: 1 },
          data: rows.map((row) => row.values[i] ?? 0),
          label: {
            show: true,
            position: "inside",
            fontSize: 11,
            color: dark(palette[i % palette.length] ?? "") ? colours.paper : colours.ink,
            textBorderWidth: 0,
            formatter: (at: { value: number }) => (at.value / longest < ROOM ? "" : formatValue(at.value, "count")),
          },
        })),
        {
          name: said.total,
          type: "bar",
          stack: "all",
          barWidth: 17,
          itemStyle: { color: "none" },
          data: rows.map(() => 0),
          label: {
            show: true,
            position: "right",
            color: colours.ink,
            fontSize: 12,
            textBorderWidth: 0,
            formatter: (at: { dataIndex: number }) => formatValue(totals[at.dataIndex], "count"),
          },
        },
      ],
    },
  );
}

/** Whether white letters read better on a colour than ink does (relative luminance, WCAG 2.2). */
function dark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18;
}
