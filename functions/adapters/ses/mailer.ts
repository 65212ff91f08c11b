// Mail through Amazon SES, as a raw message so that the Message-ID and the attachment are ours.
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { Mailer } from "../../ports.ts";
import { messageOf } from "../smtp/message.ts";

export const openSes = (from: string, configurationSet?: string, client = new SESv2Client({})): Mailer => ({
  async send(mail) {
    const raw = await new MailComposer(messageOf(mail, from)).compile().build();
    await client.send(
      new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [mail.to.address] },
        Content: { Raw: { Data: raw } },
        ...(configurationSet && { ConfigurationSetName: configurationSet }),
      }),
    );
  },
});
