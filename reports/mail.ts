// The mail that an edition goes out with: the figures that matter most, and where to read on.

import { kindOf } from "../core/period.ts";
import { headlines } from "./sections/cover.ts";
import type { Snapshot } from "./snapshot.ts";
import { cardOf } from "./templates/cover.ts";
import { templateOf } from "./templates/engine.ts";
import { periodWords, sayMoment } from "./wording.ts";

export type EditionMail = { subject: string; text: string; html: string; filename: string };

const render =
  templateOf<object>(`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{title}}</title></head>
<body style="margin:0;padding:24px;background:#f5f7fa;font:15px/1.7 -apple-system,'PingFang SC','Microsoft YaHei',sans-serif;color:#1d2733">
<div style="max-width:560px;margin:0 auto;background:#fff;border-top:4px solid #c1121f;padding:24px 28px">
<p style="margin:0 0 12px">{{name}}，您好：</p>
<p style="margin:0 0 16px">《{{title}}》已编制完成，全文见附件（PDF，共{{pages}}页）。{{#if cards.length}}主要数据如下：{{/if}}</p>
{{#if cards.length}}<table role="presentation" style="width:100%;border-collapse:collapse;margin:0 0 16px">{{#each cards}}
<tr><td style="padding:10px 0;border-top:1px solid #e1e6ec;color:#5b6b7f">{{name}}</td><td style="padding:10px 0;border-top:1px solid #e1e6ec;text-align:right"><strong style="font-size:20px">{{value}}</strong> <span style="color:#5b6b7f">{{made}}</span><br><span style="font-size:13px;color:#5b6b7f">{{change}}</span></td></tr>{{/each}}
</table>{{/if}}
<p style="margin:0 0 20px"><a href="{{link}}" style="display:inline-block;padding:8px 18px;background:#0b5cc0;color:#fff;text-decoration:none;border-radius:6px">在系统中查看</a></p>
<p style="margin:0;font-size:13px;color:#5b6b7f">数据截至{{asOf}}。{{issuer}}<br>快照校验码 {{hash}}</p>
</div></body></html>`);

/** The mail to one person; `link` is where the edition can be read in the product. */
export function mailOf(
  snapshot: Snapshot,
  about: { name: string; link: string; pages: number; hash: string },
): EditionMail {
  const { title, period, asOf, issuer, sections } = snapshot;
  const cover = sections.find((it) => it.kind === "cover");
  const cards = (cover?.figures ?? [])
    .slice(0, headlines)
    .map((it) => cardOf(it, { words: periodWords[kindOf(period)] }));
  const lines = cards.map(
    (it) => `· ${it.name}：${it.value}${it.made && `（${it.made}）`}${it.change && `，${it.change}`}`,
  );
  const text = [
    `${about.name}，您好：`,
    `《${title}》已编制完成，全文见附件（PDF，共${about.pages}页）。`,
    ...(lines.length > 0 ? ["主要数据如下：", ...lines] : []),
    `在系统中查看：${about.link}`,
    `数据截至${sayMoment(asOf)}。${issuer}`,
    `快照校验码 ${about.hash}`,
  ].join("\n\n");
  return {
    subject: `《${title}》`,
    text,
    html: render({ ...about, title, cards, asOf: sayMoment(asOf), issuer }),
    // What every mail program and file system takes.
    filename: `${title.replace(/[^A-Za-z0-9\u4e00-\u9fff（）、-]/gu, "_")}.pdf`,
  };
}
