// Mail as an SMTP server and SES receive it: our Message-ID, both texts, the PDF attached.

import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { expect, test } from "vitest";
import { openSes } from "../../../functions/adapters/ses/mailer.ts";
import { openSmtp } from "../../../functions/adapters/smtp/mailer.ts";
import { type Mail, MailRefused } from "../../../functions/ports.ts";

const mail: Mail = {
  messageId: "<monthly-assessment.2026-10.371602.leader@gridform>",
  to: { name: "高学峰", address: "leader@example.org" },
  language: "zh",
  subject: "《滨城区2026年10月月度考核通报》",
  text: "走访覆盖率 79.0%",
  html: "<p>走访覆盖率 79.0%</p>",
  attachments: [
    { filename: "通报.pdf", contentType: "application/pdf", bytes: new TextEncoder().encode("%PDF-1.4 …") },
  ],
};

type Words = { greeting?: string; sender?: string; recipient?: string };

/** The least of RFC 5321 that takes a mail; `answer` is what it says to DATA's end, the others to what comes before. */
function smtpServer(
  answer: string,
  { greeting = "220 test", sender = "250 ok", recipient = "250 ok" }: Words = {},
): Promise<{ url: string; received: string[]; close(): void }> {
  const received: string[] = [];
  const server = createServer((socket) => {
    let data: string | undefined;
    socket.write(`${greeting}\r\n`);
    socket.on("data", (chunk) => {
      if (data !== undefined) {
        data += chunk;
        if (!data.endsWith("\r\n.\r\n")) return;
        received.push(data);
        data = undefined;
        socket.write(`${answer}\r\n`);
        return;
      }
      for (const line of String(chunk).split("\r\n").filter(Boolean)) {
        if (/^EHLO|^HELO/i.test(line)) socket.write("250 test\r\n");
        else if (/^MAIL/i.test(line)) socket.write(`${sender}\r\n`);
        else if (/^RCPT/i.test(line)) socket.write(`${recipient}\r\n`);
        else if (/^DATA/i.test(line)) {
          data = "";
          socket.write("354 go on\r\n");
        } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
        else socket.write("250 ok\r\n");
      }
    });
    socket.on("error", () => {});
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({
        url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
        received,
        close: () => server.close(),
      });
    });
  });
}

test("an SMTP server gets the mail whole, under the Message-ID that the delivery always has, in the sender's domain", async () => {
  const server = await smtpServer("250 taken");
  try {
    await openSmtp(server.url, "Gridform <no-reply@example.org>").send(mail);
    const [text = ""] = server.received;
    expect(text).toMatch(/^Message-ID: <monthly-assessment\.2026-10\.371602\.leader@example\.org>$/m);
    expect(text).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(text).toMatch(/^Content-Language: zh-CN$/m);
    expect(text).toMatch(/^To: =\?UTF-8\?[^\r\n]* <leader@example\.org>/m);
    expect(text).toMatch(/Content-Type: text\/plain/);
    expect(text).toMatch(/Content-Type: text\/html/);
    expect(text).toMatch(/Content-Type: application\/pdf/);
    expect(text.includes(Buffer.from("%PDF-1.4 …").toString("base64"))).toBe(true);
  } finally {
    server.close();
  }
});

test("a server that does not take the mail is a failure, so that the delivery is tried again", async () => {
  const server = await smtpServer("451 later");
  try {
    await expect(openSmtp(server.url, "no-reply@example.org").send(mail)).rejects.toThrow();
  } finally {
    server.close();
  }
});

test("a line break in a subject cannot add a header", async () => {
  const server = await smtpServer("250 taken");
  try {
    await openSmtp(server.url, "no-reply@example.org").send({ ...mail, subject: "a\r\nBcc: x@example.org" });
    expect(server.received[0] ?? "").not.toMatch(/^Bcc:/im);
  } finally {
    server.close();
  }
});

test("an SMTP server that falls silent is given up", async () => {
  const silent = createServer((socket) => void socket.on("error", () => {}));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  try {
    const url = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    await expect(openSmtp(url, "Gridform <no-reply@example.org>", { silence: 100 }).send(mail)).rejects.toThrow(
      /[Gg]reeting|[Tt]imeout/,
    );
  } finally {
    silent.close();
  }
});

test("a final no to the recipient or to the message is told from what may pass: a busy server, one that does not know us or our sender", async () => {
  const refusal = async (answer: string, words: Words = {}, to = mail.to) => {
    const server = await smtpServer(answer, words);
    try {
      return await openSmtp(server.url, "no-reply@example.org")
        .send({ ...mail, to })
        .then(
          () => "taken",
          (error: unknown) => (error instanceof MailRefused ? "refused" : "failed"),
        );
    } finally {
      server.close();
    }
  };
  expect(await refusal("250 ok")).toBe("taken");
  expect(await refusal("250 ok", { recipient: "550 5.1.1 no such user" })).toBe("refused");
  expect(await refusal("554 5.7.1 not such a message")).toBe("refused");
  expect(await refusal("250 ok", { recipient: "450 4.2.1 later" })).toBe("failed");
  expect(await refusal("452 4.3.1 full")).toBe("failed");
  expect(await refusal("250 ok", { sender: "550 5.7.1 not from you" })).toBe("failed");
  expect(await refusal("250 ok", { greeting: "554 not now" })).toBe("failed");
  const nobody = openSmtp("smtp://127.0.0.1:1", "no-reply@example.org").send(mail);
  await expect(nobody).rejects.not.toBeInstanceOf(MailRefused);
});

test("SES's final no to a mail is told from one to how we are set up: a sender not verified, the sandbox, a paused account", async () => {
  let says: { status: number; name: string; message: string };
  const ses = createHttpServer((request, response) => {
    request.resume().on("end", () => {
      response.writeHead(says.status, { "x-amzn-errortype": says.name, "content-type": "application/json" });
      response.end(JSON.stringify({ message: says.message }));
    });
  });
  await new Promise<void>((resolve) => ses.listen(0, "127.0.0.1", resolve));
  const client = new SESv2Client({
    endpoint: `http://127.0.0.1:${(ses.address() as AddressInfo).port}`,
    region: "local",
    maxAttempts: 1,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const refusal = (name: string, message: string, status = 400) => {
    says = { status, name, message };
    return openSes("no-reply@example.org", undefined, client)
      .send(mail)
      .catch((error: unknown) => (error instanceof MailRefused ? "refused" : "failed"));
  };
  const unverified =
    "Email address is not verified. The following identities failed the check in region CN-NORTH-1: leader@example.org";
  try {
    expect(await refusal("MessageRejected", "Message content contains a virus")).toBe("refused");
    expect(await refusal("BadRequestException", "Missing final '@domain'")).toBe("refused");
    expect(await refusal("MessageRejected", unverified)).toBe("failed");
    expect(await refusal("SendingPausedException", "Sending paused for this account")).toBe("failed");
    expect(await refusal("TooManyRequestsException", "Maximum sending rate exceeded", 429)).toBe("failed");
  } finally {
    client.destroy();
    ses.close();
  }
});

test("the time in a server's greeting is a second clock, with and without sending; a greeting without one says nothing", async () => {
  const told: [string, number][] = [];
  const saw = (source: string, theirs: number) => void (Number.isNaN(theirs) || told.push([source, theirs]));
  for (const greeting of [
    "220 mail.example.gov.cn Microsoft ESMTP MAIL Service ready at Sun, 1 Nov 2026 08:00:00 +0800",
    "220 mail.example.org ESMTP Sendmail 8.17.1/8.17.1; Sun, 1 Nov 2026 00:00:00 GMT",
    "220 mail.example.org ESMTP Postfix",
  ]) {
    const server = await smtpServer("250 taken", { greeting });
    const smtp = openSmtp(server.url, "no-reply@example.org", { saw });
    await smtp.greet();
    await smtp.send(mail);
    expect(server.received.length).toBe(1);
    server.close();
  }
  const at = Date.parse("2026-11-01T00:00:00Z");
  expect(told).toStrictEqual(Array(4).fill(["mail", at]));
});
