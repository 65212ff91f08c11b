// One indicator for each unit: what it says, a chart, and the table it is drawn from.

import { smallestRanked } from "../../core/figures/order.ts";
import { barByUnit } from "../charts/bar-by-unit.ts";
import type { ByUnitContent, ByUnitRow } from "../sections/by-unit.ts";
import { sayCount, sayValue, shortChange } from "../wording.ts";
import { Drawing, templateOf } from "./engine.ts";
import type { Place } from "./place.ts";

const render = templateOf<object>(`<section>
<h2 id="{{id}}">{{heading}}</h2>
{{#each paragraphs}}<p class="text">{{this}}</p>
{{/each}}{{#if table}}<table>
<caption>{{caption}}</caption>
<thead><tr>{{#if rate}}<th scope="col" class="mid">位次</th>{{/if}}<th scope="col">单位</th>{{#if rate}}<th scope="col" class="num">{{numeratorTitle}}</th><th scope="col" class="num">{{denominatorTitle}}</th>{{/if}}<th scope="col" class="num">{{words.now}}{{indicatorTitle}}</th><th scope="col" class="num">{{words.before}}</th><th scope="col" class="num">较{{words.before}}</th>{{#if toDateTitle}}<th scope="col" class="num">{{toDateTitle}}</th><th scope="col" class="num">得分</th>{{/if}}</tr></thead>
<tbody>{{#each lines}}
<tr{{#if sum}} class="sum"{{/if}}>{{#if ../rate}}<td class="mid low">{{rank}}</td>{{/if}}<th scope="row" class="unit">{{title}}</th>{{#if ../rate}}<td class="num">{{numerator}}</td><td class="num">{{denominator}}</td>{{/if}}<td class="num bar{{#if short}} short{{/if}}">{{#if ../rate}}<span class="in"><i><b style="width:{{width share}}"></b></i>{{value}}</span>{{else}}{{value}}{{/if}}</td><td class="num">{{before}}</td><td class="num">{{change}}</td>{{#if ../toDateTitle}}<td class="num">{{toDate}}</td><td class="num">{{points}}</td>{{/if}}</tr>{{/each}}
</tbody></table>{{/if}}
{{#if drawing}}<figure>{{chart drawing}}{{#if starred}}<p class="note">* {{starred}}</p>{{/if}}</figure>{{/if}}
</section>`);

/** More bars than this do not fit on a page: then the first and the last are drawn. */
const mostBars = 20;
/** Up to so many, the period before is drawn beside. */
const mostCompared = 8;

/** The section as HTML. */
export function renderByUnit(content: ByUnitContent, place: Place): string {
  const { format, rows, total } = content;
  const title = `各单位${place.words.now}${content.indicatorTitle}`;
  return render({
    ...content,
    ...place,
    rate: format === "rate",
    toDateTitle: content.toDateTitle ?? "",
    drawing: content.chart && rows.length > 0 ? drawingOf(content, place, title) : undefined,
    caption: content.table ? place.tableTitle(title) : "",
    lines: [
      ...rows.map((row) => lineOf(row, content)),
      { ...lineOf(total, content), title: "合计", sum: true, rank: "" },
    ],
    starred:
      format === "rate" && content.rows.some(isUnranked)
        ? `${content.denominatorTitle}不足${smallestRanked}，不参与排名。`
        : "",
  });
}

/** Its rate says more about chance than about the unit. */
const isUnranked = (row: ByUnitRow): boolean => row.value !== null && row.denominator < smallestRanked;

function drawingOf({ rows, format, goal }: ByUnitContent, place: Place, title: string): Drawing {
  const half = mostBars / 2;
  const all = rows.length <= mostBars;
  const shown = all ? rows : [...rows.slice(0, half), ...rows.slice(-half)];
  const drawn = shown.map((row) => ({
    label: format === "rate" && isUnranked(row) ? `${row.title}*` : row.title,
    value: row.value,
    previous: row.previous,
  }));
  const compared = drawn.length <= mostCompared && drawn.some((row) => row.previous !== null);
  const name = all ? title : `${title}（前${half}位和后${half}位）`;
  return new Drawing(
    barByUnit({
      title: place.chartTitle(name),
      rows: compared ? drawn : drawn.map(({ label, value }) => ({ label, value })),
      format: format,
      goal,
    }),
  );
}

function lineOf(row: ByUnitRow, { format, goal }: ByUnitContent) {
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
    change: shortChange(value, previous, format),
    toDate: toDate ? sayValue(toDate.value, "rate") : "—",
    points: toDate?.points ?? "—",
    sum: false,
  };
}
