// Unit by unit: a small table for each, beside the figures of the whole.
import type { DetailLine, DetailsContent } from "../sections/details.ts";
import { numeral, sayCount, sayValue, shortChange } from "../wording.ts";
import { templateOf } from "./engine.ts";
import type { Place } from "./place.ts";

const render = templateOf<object>(`<section>
<h2 id="{{id}}">{{heading}}</h2>
{{#each blocks}}<div class="block">
<table>
<caption><h3>{{heading}}</h3></caption>
<thead><tr><th scope="col">指标</th><th scope="col" class="num">{{../words.now}}</th><th scope="col" class="num">分子 / 分母</th><th scope="col" class="num">{{../words.before}}</th><th scope="col" class="num">较{{../words.before}}</th><th scope="col" class="num">{{../wholeTitle}}</th><th scope="col" class="num">位次</th></tr></thead>
<tbody>{{#each rows}}
<tr><th scope="row">{{title}}</th><td class="num">{{value}}</td><td class="num low">{{made}}</td><td class="num">{{before}}</td><td class="num">{{change}}</td><td class="num low">{{whole}}</td><td class="num">{{rank}}</td></tr>{{/each}}
</tbody></table>
{{#if behind}}<p class="note">{{behind}}</p>{{/if}}
</div>
{{/each}}</section>`);

/** The section as HTML. */
export const renderDetails = (content: DetailsContent, place: Place): string =>
  render({
    ...content,
    ...place,
    blocks: content.units.map(({ title, lines, behind }, at) => ({
      heading: `（${numeral(at + 1)}）${title}`,
      rows: lines.map(lineOf),
      behind: behind ? `${behind.title}：${behind.rows.map(sayBehind).join("、")}。` : "",
    })),
  });

const sayBehind = (row: { title: string; value: number; numerator: number; denominator: number }): string =>
  `${row.title}${sayValue(row.value, "rate")}（${sayCount(row.numerator)}/${sayCount(row.denominator)}）`;

function lineOf(line: DetailLine) {
  const { format, value, previous } = line;
  return {
    title: line.title,
    value: sayValue(value, format),
    made: format === "rate" ? `${sayCount(line.numerator)} / ${sayCount(line.denominator)}` : "",
    before: sayValue(previous, format),
    change: shortChange(value, previous, format),
    whole: format === "rate" ? sayValue(line.whole ?? null, "rate") : "",
    rank: line.rank ? `${line.rank}/${line.ranked}` : format === "rate" ? "—" : "",
  };
}
