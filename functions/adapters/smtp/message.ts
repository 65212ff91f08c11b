// A mail as nodemailer composes it.
import type { Mail } from "../../ports.ts";

export const messageOf = (mail: Mail, from: string) => ({
  from,
  to: mail.to,
  subject: mail.subject,
  messageId: inDomain(mail.messageId, from),
  headers: {
    // Nobody answers a machine (RFC 3834, 5), and a reader's program knows what language it reads (RFC 3282).
    "Auto-Submitted": "auto-generated",
    "Content-Language": mail.language === "zh" ? "zh-CN" : "en",
  },
  text: mail.text,
  html: mail.html,
  attachments: mail.attachments.map(({ filename, contentType, bytes }) => ({
    filename,
    contentType,
    content: Buffer.from(bytes),
  })),
});

/** In the domain of the sender (RFC 5322, 3.6.4): two installations must never have one id for two mails, of which mailboxes drop one. */
const inDomain = (messageId: string, from: string): string => {
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? "gridform";
  return messageId.replace(/@[^@>]*>$/, `@${domain}>`);
};
