// The outbox as a page: what was mailed, to whom, with its PDF.

import { escapeHtml } from "../web/escape-html.ts";
import type { KeptMail } from "./outbox.ts";

const local = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

export const attachmentUrl = (id: string, filename: string): string =>
  `/outbox/${encodeURIComponent(id)}/${encodeURIComponent(filename)}`;

export const outboxPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function outboxPage(mails: KeptMail[]): string {
  const items = mails
    .map(
      (
        mail,
      ) => `<article><header><h2>${escapeHtml(mail.subject)}</h2><p>收件人 <b>${escapeHtml(mail.to.name)}</b> &lt;${escapeHtml(mail.to.address)}&gt; · <time>${local(mail.at)}</time></p></header>
<pre>${escapeHtml(mail.text)}</pre><p class="files">${mail.attachments.map((it) => `<a href="${attachmentUrl(mail.id, it.filename)}" target="_blank">📄 ${escapeHtml(it.filename)}</a>`).join(" ")}</p></article>`,
    )
    .join("\n");
  const empty =
    '<article class="empty"><p>还没有发出的邮件。每月 1 日 08:00 自动寄出上月通报；也可以运行 <code>npm run -s gridform -- report …</code> 立即生成。</p></article>';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>发件箱 · 格智表单</title><style>
:root{color-scheme:light dark}*{box-sizing:border-box}body{margin:0;font:16px/1.6 system-ui,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;background:#f5f7fa;color:#16202c}
main{max-width:52rem;margin:0 auto;padding:2rem 1rem 3rem}h1{font-size:1.5rem;margin:0}main>p{margin:.25rem 0 1.5rem;color:#526071}article{background:#fff;border:1px solid #dfe5ec;border-radius:12px;padding:1.25rem;margin:0 0 1rem;box-shadow:0 1px 2px #0f172a0d}
h2{font-size:1.125rem;margin:0}header p{margin:.25rem 0 0;color:#526071;font-size:.9375rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:1rem 0}.files{margin:0;display:flex;flex-wrap:wrap;gap:.5rem}.files a{display:inline-block;padding:.5rem .875rem;border-radius:8px;background:#e3effd;color:#0b5cb8;text-decoration:none;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){body{background:#0f151c;color:#e8edf3}article{background:#18212b;border-color:#2b3846}main>p,header p{color:#a3b1c2}.files a{background:#143457;color:#9cc8ff}}
</style></head><body><main><h1>发件箱</h1><p>本机不真正寄信：邮件都放在这里，共 ${mails.length} 封。</p>${items || empty}</main></body></html>`;
}
