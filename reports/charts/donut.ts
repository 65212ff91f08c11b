// A ring of shares of a whole, with the total in its middle.
import type { Language } from "../../core/text.ts";
import { draw, drawEmpty } from "./draw.ts";
import { colours, formatValue, parts as palette, wordsFor } from "./style.ts";

export type Donut = { title: string; slices: { label: string; value: number }[]; language?: Language };

/** An SVG with a slice for each count above zero, its number and its share beside it. */
export function donut({ title, slices, language = "zh" }: Donut): string {
  const total = slices.reduce((sum, it) => sum + it.value, 0);
  if (total === 0) return drawEmpty(title, language);
  const said = wordsFor(language);
  const shown = slices.filter((it) => it.value > 0);
  const text = (it: Donut["slices"][number]) =>
    `${it.label} ${formatValue(it.value, "count")} (${formatValue(it.value / total, "rate")})`;

  return draw(
    {
      title,
      description: `${slices.map(text).join(said.comma)}${said.stop}${said.total} ${formatValue(total, "count")}`,
      height: 260,
      language,
    },
    {
      legend: { show: false },
      series: [
        {
          type: "pie",
          radius: [58, 92],
          center: ["50%", 144],
          startAngle: 90,
          itemStyle: { borderColor: colours.paper, borderWidth: 2 },
          label: { color: colours.ink, fontSize: 12, fontFamily: undefined, textBorderWidth: 0 },
          labelLine: { lineStyle: { color: colours.previous }, length: 10, length2: 12 },
          data: shown.map((it, i) => ({
            name: it.label,
            value: it.value,
            itemStyle: { color: palette[i % palette.length] },
            label: { formatter: text(it) },
          })),
        },
        {
          // The total, written in the hole: a label in the centre of a ring without extent.
          type: "pie",
          radius: [0, 0],
          center: ["50%", 144],
          silent: true,
          labelLine: { show: false },
          data: [{ value: 1, itemStyle: { color: "none" } }],
          label: {
            position: "center",
            formatter: `{n|${formatValue(total, "count")}}\n{t|${said.total}}`,
            rich: {
              n: { fontSize: 22, fontWeight: 700, color: colours.ink, lineHeight: 26 },
              t: { fontSize: 11, color: colours.muted, lineHeight: 16 },
            },
          },
        },
      ],
    },
  );
}
