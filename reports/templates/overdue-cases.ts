// The table of open cases whose deadline has passed.
import { localDate } from "../../core/time.ts";
import type { OverdueContent } from "../sections/overdue-cases.ts";
import { templateOf } from "./engine.ts";
import type { Place } from "./place.ts";

const render = templateOf<object>(`<section>
<h2 id="{{id}}">{{heading}}</h2>
{{#each paragraphs}}<p class="text">{{this}}</p>
{{/each}}{{#if rows.length}}<table class="dense">
<caption>{{caption}}</caption>
<thead><tr><th scope="col" class="num">序号</th><th scope="col">事项</th><th scope="col">类别</th><th scope="col">所在单位</th><th scope="col">环节</th><th scope="col">截止日期</th><th scope="col" class="num">逾期</th></tr></thead>
<tbody>{{#each rows}}
<tr><td class="num low">{{number}}</td><th scope="row">{{title}}</th><td class="unit">{{form}}</td><td>{{unitTitle}}</td><td class="unit">{{step}}</td><td class="unit">{{due}}</td><td class="num">{{late}}</td></tr>{{/each}}
</tbody></table>{{/if}}
</section>`);

/** The section as HTML; without overdue cases there is no table. */
export const renderOverdueCases = (content: OverdueContent, place: Place): string =>
  render({
    ...content,
    ...place,
    caption: content.cases.length > 0 ? place.tableTitle("逾期未办结事项") : "",
    rows: content.cases.map(({ title, form, unitTitle, step, dueAt, days }, at) => ({
      number: at + 1,
      title,
      form,
      unitTitle,
      step,
      due: localDate(dueAt),
      late: days > 0 ? `${days}天` : "不足1天",
    })),
  });
