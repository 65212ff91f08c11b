// The last section: formulas, rules, late arrivals, who issued it, and the hash of the snapshot.
import type { LateLine, MethodContent } from "../sections/method.ts";
import { sayCount, sayValue } from "../wording.ts";
import { templateOf } from "./engine.ts";
import type { Place } from "./place.ts";

const render = templateOf<object>(`<section>
<h2 id="{{id}}">{{heading}}</h2>
<h3>（一）统计口径</h3>
<ol class="rules">{{#each rules}}<li>{{this}}</li>
{{/each}}</ol>
{{#if formulas.length}}<h3>（二）指标算法</h3>
<table class="dense">
<caption>{{caption}}</caption>
<thead><tr><th scope="col">指标</th><th scope="col">算法</th><th scope="col">分子</th><th scope="col">分母</th><th scope="col" class="num">目标</th></tr></thead>
<tbody>{{#each formulas}}
<tr><th scope="row">{{title}}</th><td>{{formula}}</td><td>{{numerator}}</td><td>{{denominator}}</td><td class="num">{{goal}}</td></tr>{{/each}}
</tbody></table>{{/if}}
{{#if late}}<div{{#unless long}} class="block"{{/unless}}>
<h3>{{late.heading}}</h3>
<p class="text">{{late.sentence}}</p>
{{#if late.rows.length}}<table class="dense">
<caption>{{late.caption}}</caption>
<thead><tr><th scope="col">指标</th><th scope="col" class="num">原通报</th><th scope="col" class="num">按现有数据</th></tr></thead>
<tbody>{{#each late.rows}}
<tr><th scope="row">{{title}}</th><td class="num">{{before}}</td><td class="num">{{now}}</td></tr>{{/each}}
</tbody></table>{{/if}}
</div>{{/if}}
<p class="signature">{{issuer}}<br>{{date}}</p>
<div class="hash"><p>数据快照 SHA-256（与本通报一同保存的快照文件算得此值，即为本通报所依据的数据）</p><p><code>{{hash}}</code></p></div>
</section>`);

/** The section as HTML, with what ends the document. */
export function renderMethod(
  content: MethodContent,
  place: Place,
  end: { issuer: string; date: string; hash: string },
): string {
  const { late, formulas } = content;
  return render({
    ...content,
    ...place,
    ...end,
    caption: formulas.length > 0 ? place.tableTitle("比率的算法") : "",
    formulas: formulas.map((it) => ({ ...it, goal: it.goal ?? "" })),
    long: late !== undefined && late.lines.length > 12,
    late: late && {
      heading: `（${formulas.length > 0 ? "三" : "二"}）上期数据补报说明`,
      sentence: late.sentence,
      caption: late.lines.length > 0 ? place.tableTitle(`${late.periodTitle}数据变化`) : "",
      rows: late.lines.map(({ title, format, before, now }) => ({
        title,
        before: sayLate(before, format),
        now: sayLate(now, format),
      })),
    },
  });
}

const sayLate = ({ value, numerator, denominator }: LateLine["now"], format: LateLine["format"]): string =>
  format === "rate"
    ? `${sayValue(value, format)}（${sayCount(numerator)} / ${sayCount(denominator)}）`
    : sayValue(value, format);
