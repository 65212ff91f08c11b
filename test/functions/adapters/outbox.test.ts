// The outbox: one folder a mail, however often it is sent, whatever it is called.

import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Outbox, openOutbox } from "../../../functions/adapters/outbox/outbox.ts";
import { attachmentUrl, outboxPage } from "../../../functions/adapters/outbox/page.ts";
import type { Mail } from "../../../functions/ports.ts";

const folders: string[] = [];
let folder: string;
let outbox: Outbox;
let minute = 0;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "outbox-"));
  folders.push(folder);
  outbox = openOutbox(join(folder, "outbox"), () => `2026-11-20T02:${String(minute++ % 60).padStart(2, "0")}:00.000Z`);
});
afterAll(() => Promise.all(folders.map((it) => rm(it, { recursive: true, force: true }))));

const pdf = new TextEncoder().encode("%PDF");
const mail = (over: Partial<Mail> = {}): Mail => ({
  messageId: "<monthly-assessment.2026-10.371602.leader@gridform>",
  to: { name: "王局长", address: "leader@example.com" },
  language: "zh",
  subject: "十月通报",
  text: "见附件",
  html: "<p>见附件</p>",
  attachments: [{ filename: "滨城区-2026-10（通报）.pdf", contentType: "application/pdf", bytes: pdf }],
  ...over,
});
const list = () => outbox.list();
/** Everything outside the outbox's own folder. */
const beside = async () => (await readdir(folder)).filter((name) => name !== "outbox");

describe("the outbox", () => {
  it("keeps a mail with its attachment", async () => {
    await outbox.send(mail());
    const [kept] = await list();
    expect([kept?.subject, kept?.to.name, kept?.text]).toStrictEqual(["十月通报", "王局长", "见附件"]);
    const found = await outbox.attachment(kept?.id ?? "", "滨城区-2026-10（通报）.pdf");
    expect([Buffer.from(found?.bytes ?? []).toString(), found?.contentType]).toStrictEqual(["%PDF", "application/pdf"]);
  });

  it("keeps the first of two mails with one Message-ID, also when they come at once", async () => {
    await outbox.send(mail());
    await outbox.send(mail({ subject: "再次" }));
    await Promise.all(
      Array.from({ length: 6 }, (_, at) => outbox.send(mail({ messageId: "<same@gridform>", subject: String(at) }))),
    );
    expect((await list()).length).toBe(2);
    expect((await list()).some((it) => it.subject === "十月通报")).toBe(true);
    expect((await readdir(join(folder, "outbox"))).filter((name) => name.startsWith("."))).toStrictEqual([]);
  });

  it("keeps two mails apart whose Message-IDs differ by a sign alone", async () => {
    for (const messageId of [
      "<a/b@gridform>",
      "<a_b@gridform>",
      "<a:b@gridform>",
      "<a b@gridform>",
      "<A@gridform>",
      "<甲@gridform>",
      "<乙@gridform>",
    ])
      await outbox.send(mail({ messageId }));
    expect((await list()).length).toBe(7);
  });

  it("keeps every mail in its own folder, whatever its Message-ID or its attachment is called", async () => {
    const names = [
      "..",
      ".",
      "../../escape",
      "/etc/passwd",
      "a/../../b",
      "x\u0000y",
      "",
      "con\n",
      "é",
      "𠮷".repeat(300),
      `${"长".repeat(300)}.pdf`,
    ];
    for (const name of names) {
      await outbox.send(mail({ messageId: `<${name}@gridform>` }));
      await outbox.send(
        mail({
          messageId: `<file-of-${names.indexOf(name)}@gridform>`,
          attachments: [{ filename: name, contentType: "text/plain", bytes: pdf }],
        }),
      );
    }
    const kept = await list();
    expect(kept.length).toBe(names.length * 2);
    expect(await beside()).toStrictEqual([]);
    for (const it of kept) {
      const [file] = it.attachments;
      expect(await outbox.attachment(it.id, file?.filename ?? ""), it.messageId).toBeTruthy();
    }
  });

  it("reads nothing but what it keeps", async () => {
    await outbox.send(mail());
    await writeFile(join(folder, "secret.json"), "{}");
    await writeFile(join(folder, "outbox", "stray.txt"), "x");
    const id = (await list())[0]?.id ?? "";
    for (const [of, filename] of [
      ["..", "secret.json"],
      [id, "../../secret.json"],
      [id, "mail.json"],
      [id, ".."],
      ["../outbox", "stray.txt"],
      ["stray.txt", "x"],
      ["", ""],
      [".", "stray.txt"],
    ] as const) {
      expect(await outbox.attachment(of, filename), `${of} ${filename}`).toBe(undefined);
    }
    expect(await outbox.read("..")).toBe(undefined);
    expect((await list()).length).toBe(1);
  });

  it("is empty before the first mail, and newest first after", async () => {
    expect(await list()).toStrictEqual([]);
    for (const subject of ["一", "二", "三"]) await outbox.send(mail({ messageId: `<${subject}@gridform>`, subject }));
    expect((await list()).map((it) => it.subject)).toStrictEqual(["三", "二", "一"]);
  });
});

describe("the outbox's page", () => {
  it("shows what a mail holds as text, never as markup", async () => {
    const evil = '<img src=x onerror="alert(1)">';
    await outbox.send(
      mail({
        subject: evil,
        text: evil,
        to: { name: evil, address: '"><script>' },
        attachments: [{ filename: "a&b.pdf", contentType: "x", bytes: pdf }],
      }),
    );
    const page = outboxPage(await list());
    expect(/<img|<script|onerror="/.test(page)).toBe(false);
    expect(page.includes("&#60;img")).toBe(true);
    expect(attachmentUrl("a/b", "../x y.pdf")).toBe("/outbox/a%2Fb/..%2Fx%20y.pdf");
  });
});
