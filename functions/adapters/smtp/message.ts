// A mail as nodemailer composes it.
import type { Mail } from "../../ports.ts";

export const messageOf = (mail: Mail, from: string) => ({
  from,
  to: mail.to,
  subject: mail.subject,
  messageId: mail.messageId,
  text: mail.text,
  html: mail.html,
  attachments: mail.attachments.map(({ filename, contentType, bytes }) => ({
    filename,
    contentType,
    content: Buffer.from(bytes),
  })),
});
