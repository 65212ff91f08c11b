// Mail as an SMTP server and SES receive it: our Message-ID, both texts, the PDF attached.

import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { openSmtp } from "../../../functions/adapters/smtp/mailer.ts";
import type { Mail } from "../../../functions/ports.ts";

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

/** The least of RFC 5321 that takes a mail; `answer` is what it says to DATA's end. */
function smtpServer(answer: string): Promise<{ url: string; received: string[]; close(): void }> {
  const received: string[] = [];
  const server = createServer((socket) => {
    let data: string | undefined;
    socket.write("220 test\r\n");
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
    await expect(openSmtp(url, "Gridform <no-reply@example.org>", 100).send(mail)).rejects.toThrow(
      /[Gg]reeting|[Tt]imeout/,
    );
  } finally {
    silent.close();
  }
});
