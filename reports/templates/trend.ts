// The last periods: a chart of lines, and the table it is drawn from.
import { lineByPeriod } from "../charts/line-by-period.ts";
import type { TrendContent, TrendLine } from "../sections/trend.ts";
import { sayCount, sayValue } from "../wording.ts";
import { Drawing, templateOf } from "./engine.ts";
import type { Place } from "./place.ts";

const render = templateOf<object>(`<section>
<h2 id="{{id}}">{{heading}}</h2>
{{#each paragraphs}}<p class="text">{{this}}</p>
{{/each}}{{#each drawings}}<figure>{{chart this}}</figure>
{{/each}}<div class="block"><table>
<caption>{{caption}}</caption>
<thead><tr><th scope="col">统计期</th>{{#each lines}}<th scope="col" class="num"{{#if rate}} colspan="2"{{/if}}>{{title}}</th>{{/each}}</tr></thead>
<tbody>{{#each rows}}
<tr><th scope="row">{{title}}</th>{{#each cells}}<td class="num">{{value}}</td>{{#if rate}}<td class="num low">{{made}}</td>{{/if}}{{/each}}</tr>{{/each}}
</tbody></table></div>
</section>`);

/** The section as HTML: rates and counts are drawn apart, for they share no scale. */
export function renderTrend(content: TrendContent, place: Place): string {
  const { lines, periods } = content;
  const drawings = (["rate", "count"] as const).flatMap((format) => {
    const drawn = lines.filter((line) => line.format === format);
    if (drawn.length === 0) return [];
    const series = drawn.map(({ title, points }) => ({
      name: title,
      points: points.map(({ value }, at) => ({ label: periods[at]?.short ?? "", value })),
    }));
    const title = place.chartTitle(
      drawn.length === 1 ? `${drawn[0]?.title}走势` : format === "rate" ? "主要比率走势" : "主要数量走势",
    );
    return [new Drawing(lineByPeriod({ title, series, format: format }))];
  });
  const rows = periods.map(({ title }, at) => ({ title, cells: lines.map((line) => cellOf(line, at)) }));
  const heads = lines.map(({ title, format }) => ({ title, rate: format === "rate" }));
  return render({ ...content, ...place, drawings, rows, lines: heads, caption: place.tableTitle("各期数值") });
}

function cellOf({ format, points }: TrendLine, at: number) {
  const { value, numerator, denominator } = points[at] ?? { value: null, numerator: 0, denominator: 0 };
  const rate = format === "rate";
  const made = rate && value !== null ? `${sayCount(numerator)} / ${sayCount(denominator)}` : "";
  return { value: sayValue(value, format), rate, made };
}
