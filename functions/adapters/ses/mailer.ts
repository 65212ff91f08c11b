// Mail through Amazon SES, as a raw message so that the Message-ID and the attachment are ours.
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { type Mailer, MailRefused } from "../../ports.ts";
import { messageOf } from "../smtp/message.ts";

/** SES's word to this very mail; a paused account and too many requests have names of their own, and pass. */
const final = ["MessageRejected", "BadRequestException"];
/**
 * It says `MessageRejected` of how we are set up too: "Email address is not verified. The following identities failed the check …"
 * of a sender not verified yet, and of every recipient while the account is in the sandbox. The operator mends that.
 */
const ofOurSetup = /not verified|sending (paused|suspended)/i;

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
      const isFinal = final.includes(name) && !ofOurSetup.test(message);
      throw isFinal ? new MailRefused(message, { cause: error }) : error;
    }
  },
});
