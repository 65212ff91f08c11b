// The one layout of mails that are no reports: a greeting, a few sentences, and one link.
import type { Language } from "./text.ts";

export type Letter = {
  language: Language;
  /** Whom it greets. */
  name: string;
  title: string;
  sentences: readonly string[];
  link: { title: string; url: string };
};

const words = {
  zh: { lang: "zh-CN", greeting: (name: string) => `${name}，您好：`, colon: "：" },
  en: { lang: "en", greeting: (name: string) => `Dear ${name},`, colon: ": " },
};

/** The same letter for programs that show HTML and for those that do not. */
export function letterOf({ language, name, title, sentences, link }: Letter): {
  subject: string;
  text: string;
  html: string;
} {
  const { lang, greeting, colon } = words[language];
  const paragraphs = [greeting(name), ...sentences];
  const shown = paragraphs.map((it) => `<p style="margin:0 0 14px">${escaped(it)}</p>`).join("\n");
  const button =
    "display:inline-block;padding:8px 18px;background:#0b5cc0;color:#fff;text-decoration:none;border-radius:6px";
  return {
    subject: title,
    text: [...paragraphs, `${link.title}${colon}${link.url}`].join("\n\n"),
    html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:16px;background:#f5f7fa;font:15px/1.7 -apple-system,'PingFang SC','Microsoft YaHei',sans-serif;color:#1d2733;overflow-wrap:anywhere;word-break:break-word">
<div style="max-width:560px;margin:0 auto;background:#fff;border-top:4px solid #c1121f;padding:20px">
${shown}
<p style="margin:6px 0 0"><a href="${escaped(link.url)}" style="${button}">${escaped(link.title)}</a></p>
</div></body></html>`,
  };
}

/** The letter as a mail to one person, without attachments. */
export const letterTo = (
  { name, email, language }: { name: string; email: string; language: Language },
  { messageId, ...letter }: Omit<Letter, "language" | "name"> & { messageId: string },
) => ({
  ...letterOf({ language, name, ...letter }),
  messageId,
  to: { name, address: email },
  language,
  attachments: [],
});

const marks: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => marks[mark] as string);
