// Mail through an SMTP server.
import { createTransport } from "nodemailer";
import type { Mailer } from "../../ports.ts";
import { messageOf } from "./message.ts";

/** `url`: `smtps://user:password@host:465`. Resolves when the server has taken the mail. */
export function openSmtp(url: string, from: string): Mailer {
  const transport = createTransport(url);
  return {
    async send(mail) {
      await transport.sendMail(messageOf(mail, from));
    },
  };
}
