// The demonstration's sign-in page: who do you want to be?
import type { Person } from "../../../core/person.ts";
import { escapeHtml } from "../web/escape-html.ts";

/** Plain HTML without script: one button a person. */
export function loginPage(interaction: string, people: (Person & { postsInWords: string })[]): string {
  const buttons = people
    .map(
      (
        person,
      ) => `<form method="post" action="/oidc/login/${escapeHtml(interaction)}/as/${escapeHtml(person.id)}"><button type="submit" data-person="${escapeHtml(person.id)}">
<span class="face" aria-hidden="true">${escapeHtml(Array.from(person.name)[0] ?? "")}</span><span><b>${escapeHtml(person.name)}</b><small>${escapeHtml(person.postsInWords)}</small></span></button></form>`,
    )
    .join("\n");
  return page(
    "登录",
    `<h1>选择演示人员登录</h1><p>这是本机演示环境，人员均为虚构，不需要密码。<br>Demonstration people, all fictional; no password.</p><div class="list">${buttons}</div>`,
  );
}

/** What went wrong between the page and the issuer, with a way back. */
export const errorPage = (code: string, description: string | undefined): string =>
  page(
    "登录未完成",
    `<h1>登录未完成</h1><p>${escapeHtml(description ?? code)}</p><p><a href="/">返回重新登录 · back to sign in</a></p>`,
  );

/** `form` is the library's own, hidden and with its secret; the button sends it. */
export const logoutPage = (form: string): string =>
  page(
    "退出登录",
    `<h1>退出登录？</h1><p>这台设备上已保存、尚未发送的内容不会丢失。<br>What waits on this device stays.</p>${form}<div class="list"><button autofocus type="submit" form="op.logoutForm" value="yes" name="logout"><b>退出登录 · Sign out</b></button></div>`,
  );

export const signedOutPage = (): string =>
  page("已退出", '<h1>已退出登录</h1><p><a href="/">返回首页 · back to the first page</a></p>');

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · 格智表单</title><style>${style}</style></head><body><main>${body}</main></body></html>`;

const style = `
:root{color-scheme:light dark}*{box-sizing:border-box}body{margin:0;font:17px/1.5 system-ui,"PingFang SC","Noto Sans SC","Microsoft YaHei",sans-serif;background:#f5f7fa;color:#16202c}
main{max-width:46rem;margin:0 auto;padding:2rem 1rem 3rem}h1{font-size:1.5rem;margin:0 0 .25rem}p{margin:0 0 1.5rem;color:#526071}.list{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr))}
button{width:100%;min-height:4rem;display:flex;gap:.875rem;align-items:center;text-align:left;padding:.75rem 1rem;border:1px solid #dfe5ec;border-radius:12px;background:#fff;color:inherit;font:inherit;cursor:pointer;box-shadow:0 1px 2px #0f172a0d}
button:hover,button:focus-visible{border-color:#0f6fde;outline:3px solid #0f6fde33}.face{flex:none;width:2.5rem;height:2.5rem;border-radius:50%;display:grid;place-items:center;background:#e3effd;color:#0b5cb8;font-weight:600}
b{display:block}small{display:block;color:#526071;font-size:.875rem}@media(prefers-color-scheme:dark){body{background:#0f151c;color:#e8edf3}button{background:#18212b;border-color:#2b3846}p,small{color:#a3b1c2}.face{background:#143457;color:#9cc8ff}}
`;
