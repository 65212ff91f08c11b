// Offers and demands: bars of what was published and claimed, a ring of themes, and the table by unit.
import { donut } from "../charts/donut.ts";
import { stackedBars } from "../charts/stacked-bars.ts";
import type { ClaimsContent } from "../sections/claims.ts";
import { sayValue, shortChange } from "../wording.ts";
import { Drawing, templateOf } from "./engine.ts";
import type { Place } from "./place.ts";

const render = templateOf<object>(`<section>
<h2 id="{{id}}">{{heading}}</h2>
{{#each paragraphs}}<p class="text">{{this}}</p>
{{/each}}<table>
<caption>{{caption}}</caption>
<thead><tr><th scope="col">单位</th>{{#each columns}}<th scope="col" class="num">{{title}}</th>{{/each}}</tr></thead>
<tbody>{{#each lines}}
<tr{{#if sum}} class="sum"{{/if}}><th scope="row" class="unit">{{title}}</th>{{#each cells}}<td class="num">{{this}}</td>{{/each}}</tr>{{/each}}
</tbody></table>
{{#each drawings}}<figure>{{chart this}}</figure>
{{/each}}</section>`);

const mostBars = 12;

/** The section as HTML. */
export function renderClaims(content: ClaimsContent, place: Place): string {
  const { columns, total, previous } = content;
  const say = (value: number | null, at: number) => sayValue(value, columns[at]?.format ?? "count");
  const change = total.map((value, at) => shortChange(value, previous[at] ?? null, columns[at]?.format ?? "count"));
  return render({
    ...content,
    ...place,
    drawings: drawingsOf(content, place),
    caption: place.tableTitle(`各单位${place.words.now}发布和认领情况`),
    lines: [
      ...content.rows.map(({ title, values }) => ({ title, cells: values.map(say), sum: false })),
      { title: "合计", cells: total.map(say), sum: true },
      { title: `较${place.words.before}`, cells: change, sum: false },
    ],
  });
}

function drawingsOf({ charts, themes }: ClaimsContent, place: Place): Drawing[] {
  const bars = charts.map(({ title, parts, rows }) => {
    const name = `${place.words.now}${title}${rows.length > mostBars ? `（前${mostBars}位）` : ""}`;
    const shown = rows.slice(0, mostBars).map(({ title: label, values }) => ({ label, values }));
    return stackedBars({ title: place.chartTitle(name), rows: shown, series: parts });
  });
  const ring =
    themes && themes.slices.length > 0
      ? [donut({ title: place.chartTitle(`${place.words.now}${themes.title}（按主题）`), slices: themes.slices })]
      : [];
  return [...bars, ...ring].map((svg) => new Drawing(svg));
}
