// Mail into a folder instead of the world: what a demonstration and a test look at.
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Mail, Mailer } from "../../ports.ts";

export type KeptMail = {
  id: string;
  messageId: string;
  to: Mail["to"];
  subject: string;
  at: string;
  text: string;
  html: string;
  attachments: { filename: string; contentType: string }[];
};

export type Outbox = Mailer & {
  list(): Promise<KeptMail[]>;
  read(id: string): Promise<KeptMail | undefined>;
  attachment(id: string, filename: string): Promise<{ bytes: Uint8Array; contentType: string } | undefined>;
};

/** One folder a mail, named by its Message-ID: the same mail sent again replaces itself. */
export function openOutbox(folder: string, now: () => string): Outbox {
  const nameOf = (messageId: string) => messageId.replace(/^<|@.*$/g, "").replace(/[^A-Za-z0-9._-]/g, "_");
  const safe = (name: string) => /^[A-Za-z0-9._\u4e00-\u9fff()（）《》、 -]+$/.test(name) && !name.startsWith(".");
  const read = async (id: string): Promise<KeptMail | undefined> => {
    if (!safe(id)) return undefined;
    try {
      return JSON.parse(await readFile(join(folder, id, "mail.json"), "utf8")) as KeptMail;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  };
  return {
    async send(mail) {
      const id = nameOf(mail.messageId);
      const place = join(folder, id);
      if (await stat(join(place, "mail.json")).catch(() => undefined)) return;
      const waiting = `${place}.part${process.pid}`;
      await mkdir(waiting, { recursive: true });
      for (const { filename, bytes } of mail.attachments) await writeFile(join(waiting, filename), bytes);
      const { attachments, ...rest } = mail;
      const kept: KeptMail = { ...rest, id, at: now(), attachments: attachments.map(({ filename, contentType }) => ({ filename, contentType })) };
      await writeFile(join(waiting, "mail.json"), JSON.stringify(kept));
      await rename(waiting, place);
    },
    async list() {
      const names = await readdir(folder).catch(() => [] as string[]);
      const mails = await Promise.all(names.filter((name) => !name.includes(".part")).map(read));
      return mails.filter((it): it is KeptMail => it !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    read,
    async attachment(id, filename) {
      const mail = await read(id);
      const listed = mail?.attachments.find((it) => it.filename === filename);
      if (!listed || !safe(filename)) return undefined;
      return { bytes: await readFile(join(folder, id, filename)), contentType: listed.contentType };
    },
  };
}
