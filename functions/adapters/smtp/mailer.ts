// Mail through an SMTP server.
import { createTransport } from "nodemailer";
import type { Mailer } from "../../ports.ts";
import { messageOf } from "./message.ts";

/**
 * `url`: `smtps://user:password@host:465`. Resolves when the server has taken the mail. A server that says nothing for so long, in
 * milliseconds, is given up: the library would wait ten minutes, and the work's lease be over.
 */
export function openSmtp(url: string, from: string, silence = 30_000): Mailer {
  const patience = { connectionTimeout: silence, greetingTimeout: silence, socketTimeout: silence };
  const transport = createTransport({ url, ...patience });
  return {
    async send(mail) {
      await transport.sendMail(messageOf(mail, from));
    },
  };
}
