// Mail through an SMTP server.
import { createTransport } from "nodemailer";
import { type Mailer, MailRefused, type SawClock } from "../../ports.ts";
import { messageOf } from "./message.ts";

export type Smtp = Mailer & {
  /** Reads the server's greeting, and sends nothing. */
  greet(): Promise<unknown>;
};

type SmtpOptions = {
  saw?: SawClock;
  /** A server that says nothing for so long, in milliseconds, is given up: the library would wait ten minutes, and the work's lease be over. */
  silence?: number;
};

/** `url`: `smtps://user:password@host:465`. Resolves when the server has taken the mail. */
export function openSmtp(url: string, from: string, { saw = () => {}, silence = 30_000 }: SmtpOptions = {}): Smtp {
  const logger = transcript((line) => saw("mail", dateIn(line)));
  const patience = { connectionTimeout: silence, greetingTimeout: silence, socketTimeout: silence };
  const transport = createTransport({ url, ...patience, transactionLog: true, logger } as { url: string });
  return {
    async send(mail) {
      try {
        await transport.sendMail(messageOf(mail, from));
      } catch (error) {
        throw isFinal(error as SmtpError) ? new MailRefused((error as Error).message, { cause: error }) : error;
      }
    },
    greet: () => transport.verify(),
  };
}

type SmtpError = { code?: string; command?: string; responseCode?: number };

/**
 * A final no to the recipient or to the message itself (RFC 5321, 4.2.1: 5yz), or an address that is none. Everything else may pass: a
 * server that is away or busy (4yz), that does not know us (535) or our sender (a 5yz to MAIL FROM), which an operator mends.
 */
const isFinal = ({ code, command, responseCode = 0 }: SmtpError): boolean =>
  (responseCode >= 500 && (command === "RCPT TO" || command === "DATA")) || (code === "EENVELOPE" && command === "API");

/** What the server says, line by line. */
function transcript(onLine: (line: string) => void) {
  const quiet = () => {};
  const told = (entry: { tnx?: string }, line: unknown) => {
    if (entry.tnx === "server") onLine(String(line));
  };
  return { trace: quiet, debug: told, info: quiet, warn: quiet, error: quiet, fatal: quiet, level: quiet };
}

/** Many servers say the time in their greeting: `220 mail ESMTP; Sun, 1 Nov 2026 08:00:00 +0800`. */
const dateIn = (line: string): number =>
  Date.parse(/^220.*?((?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d (?:[+-]\d{4}|GMT|UTC))/.exec(line)?.[1] ?? "");
