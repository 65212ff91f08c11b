// Horizontal bars, one for each unit, beside the period before and a goal.
import type { FigureFormat } from "../../core/figures/rounding.ts";
import type { Language } from "../../core/text.ts";
import { draw, drawEmpty } from "./draw.ts";
import { colours, formatValue, legend, wordsFor } from "./style.ts";
import { widthOf } from "./width.ts";

export type BarByUnit = {
  title: string;
  /** From top to bottom as given; `null` is a unit of which nothing is known. */
  rows: { label: string; value: number | null; previous?: number | null }[];
  format: FigureFormat;
  /** Drawn as a line; units below it are orange. */
  goal?: number;
  language?: Language;
};

/** An SVG with a bar for each unit. Values are shares (0.914) or counts, by `format`; shares above 1 are drawn as they are. */
export function barByUnit({ title, rows, format, goal, language = "zh" }: BarByUnit): string {
  if (rows.every((row) => row.value === null)) return drawEmpty(title, language);
  const said = wordsFor(language);
  const compared = rows.some((row) => row.previous !== undefined && row.previous !== null);
  const labels = Math.min(210, Math.max(...rows.map((row) => widthOf(row.label, 12))) + 14);
  const largest = Math.max(...rows.flatMap((row) => [row.value ?? 0, row.previous ?? 0]), goal ?? 0);
  const top = 34 + (compared || goal !== undefined ? 26 : 0);
  const height = top + rows.length * (compared ? 36 : 26) + 8;
  const description = rows
    .map((row) => {
      const before = row.previous === undefined ? "" : ` (${said.before} ${formatValue(row.previous, format)})`;
      return `${row.label} ${formatValue(row.value, format)}${before}`;
    })
    .join(said.comma);
  const missed = rows.some((row) => isBelow(row.value, goal));
  const goalText = goal === undefined ? "" : `${said.goal} ${formatValue(goal, format)}`;

  return draw(
    { title, description: description + (goalText && `${said.stop}${goalText}`), height, language },
    {
      legend: { ...legend, show: compared, data: [said.now, said.before] },
      grid: { left: labels, right: 64, top, bottom: 8, outerBoundsMode: "none" },
      xAxis: { type: "value", min: 0, max: largest || 1, show: false },
      yAxis: {
        type: "category",
        inverse: true,
        data: rows.map((row) => row.label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.line } },
        axisLabel: { color: colours.ink, fontSize: 12, interval: 0, width: labels - 12, overflow: "break" },
      },
      series: [
        {
          name: said.now,
          type: "bar",
          barWidth: compared ? 14 : 15,
          barGap: "15%",
          itemStyle: { color: colours.accent, borderRadius: [0, 3, 3, 0] },
          data: rows.map((row) => ({
            // A unit without a value keeps its place, with a dash where its bar would begin.
            value: row.value ?? 0,
            ...(goal !== undefined &&
              row.value !== null &&
              row.value < goal && { itemStyle: { color: colours.warning } }),
          })),
          label: {
            show: true,
            position: "right",
            color: colours.ink,
            fontSize: 12,
            textBorderWidth: 0,
            formatter: (at: { dataIndex: number }) => formatValue(rows[at.dataIndex]?.value, format),
          },
          ...(goal !== undefined && {
            markLine: goalLine(goal, missed ? `${goalText} · ${said.below}` : goalText, goal < largest / 2),
          }),
        },
        ...(compared
          ? [
              {
                name: said.before,
                type: "bar",
                barWidth: 7,
                itemStyle: { color: colours.previous, borderRadius: [0, 2, 2, 0] },
                data: rows.map((row) => row.previous ?? null),
              },
            ]
          : []),
      ],
    },
  );
}

const isBelow = (value: number | null, goal: number | undefined): boolean =>
  value !== null && goal !== undefined && value < goal;

const goalLine = (goal: number, text: string, towardsRight: boolean) => ({
  symbol: "none",
  data: [{ xAxis: goal }],
  lineStyle: { color: colours.muted, type: [4, 3], width: 1 },
  // The axis runs from top to bottom, so its start is above the bars.
  label: {
    formatter: text,
    position: "start",
    distance: [0, 4],
    color: colours.muted,
    fontSize: 11,
    align: towardsRight ? "left" : "right",
  },
});
