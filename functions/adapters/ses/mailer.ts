// Mail through Amazon SES, as a raw message so that the Message-ID and the attachment are ours.
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { type Mailer, MailRefused } from "../../ports.ts";
import { messageOf } from "../smtp/message.ts";

/** SES's word to this very mail; a paused account, a domain not yet verified and too many requests pass. */
const final = ["MessageRejected", "BadRequestException"];

export const openSes = (from: string, configurationSet?: string, client = new SESv2Client({})): Mailer => ({
  async send(mail) {
    const raw = await new MailComposer(messageOf(mail, from)).compile().build();
    const command = new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [mail.to.address] },
      Content: { Raw: { Data: raw } },
      ...(configurationSet && { ConfigurationSetName: configurationSet }),
    });
    try {
      await client.send(command);
    } catch (error) {
      const { name, message } = error as Error;
      throw final.includes(name) ? new MailRefused(message, { cause: error }) : error;
    }
  },
});
