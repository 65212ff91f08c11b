// The section of key figures: a sentence or two, and all of them in one table.
import type { KeyFigure, KeyFiguresContent } from "../sections/key-figures.ts";
import { sayCount, sayValue, shortChange } from "../wording.ts";
import { templateOf } from "./engine.ts";
import type { Place } from "./place.ts";

const render = templateOf<object>(`<section>
<h2 id="{{id}}">{{heading}}</h2>
{{#each paragraphs}}<p class="text">{{this}}</p>
{{/each}}<table>
<caption>{{caption}}</caption>
<thead><tr><th scope="col">指标</th><th scope="col" class="num">{{words.now}}</th><th scope="col" class="num">分子 / 分母</th><th scope="col" class="num">{{words.before}}</th><th scope="col" class="num">较{{words.before}}</th><th scope="col" class="num">目标</th></tr></thead>
<tbody>{{#each rows}}
<tr><th scope="row">{{name}}</th><td class="num{{#if short}} bad{{/if}}">{{value}}</td><td class="num low">{{made}}</td><td class="num">{{before}}</td><td class="num">{{change}}</td><td class="num low">{{goal}}</td></tr>{{/each}}
</tbody></table>
<p class="note">比率的增减单位为百分点；橙色为未达到目标。</p>
</section>`);

/** The section as HTML. */
export const renderKeyFigures = (content: KeyFiguresContent, place: Place): string =>
  render({ ...content, ...place, caption: place.tableTitle("主要指标"), rows: content.figures.map(rowOf) });

function rowOf({ title, over, value, format, numerator, denominator, previous, goal }: KeyFigure) {
  return {
    name: `${title}${over ? `（${over}）` : ""}`,
    value: sayValue(value, format),
    short: value !== null && goal !== undefined && value < goal,
    made: format === "rate" ? `${sayCount(numerator)} / ${sayCount(denominator)}` : "",
    before: previous === undefined ? "" : sayValue(previous, format),
    change: previous === undefined ? "" : shortChange(value, previous, format),
    goal: goal === undefined ? "" : sayValue(goal, "rate"),
  };
}
