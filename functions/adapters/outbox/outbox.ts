// Mail into a folder instead of the world: what a demonstration and a test look at.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
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

const unsafe = /[^A-Za-z0-9._\u4e00-\u9fff()（）《》、 -]|^\./g;
const safe = (name: string): boolean => name !== "" && name.search(unsafe) < 0;
/** A name that stays in its folder; one that had to be changed keeps a mark of what it was, so that no two become the same. */
const safeName = (name: string, most: number): string => {
  const changed = name.replace(unsafe, "_").slice(-most);
  return changed === name && name !== ""
    ? name
    : `${createHash("sha256").update(name).digest("hex").slice(0, 8)}-${changed}`;
};
/** Mails tell of people: for the owner of the service alone. */
const fileMode = { mode: 0o600 };
const nameOf = (messageId: string): string => safeName(messageId.replace(/^<|@[^@]*$/g, ""), 80);

/** One folder a mail, named by its Message-ID: the same mail sent again is there already. */
export function openOutbox(folder: string, now: () => string): Outbox {
  const read = async (id: string): Promise<KeptMail | undefined> => {
    if (!safe(id)) return undefined;
    try {
      return JSON.parse(await readFile(join(folder, id, "mail.json"), "utf8")) as KeptMail;
    } catch (error) {
      if (["ENOENT", "ENOTDIR"].includes(String((error as NodeJS.ErrnoException).code))) return undefined;
      throw error;
    }
  };
  return {
    async send(mail) {
      const id = nameOf(mail.messageId);
      const place = join(folder, id);
      if (await exists(place)) return;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // A folder of its own until it is whole; its name begins with a point, so nobody lists it.
      const waiting = await mkdtemp(join(folder, ".waiting-"));
      const { attachments, ...rest } = mail;
      const files = attachments.map((it) => ({ ...it, filename: safeName(it.filename, 80) }));
      for (const { filename, bytes } of files) await writeFile(join(waiting, filename), bytes, fileMode);
      const kept: KeptMail = {
        ...rest,
        id,
        at: now(),
        attachments: files.map(({ filename, contentType }) => ({ filename, contentType })),
      };
      await writeFile(join(waiting, "mail.json"), JSON.stringify(kept), fileMode);
      await rename(waiting, place).catch(async (error: unknown) => {
        await rm(waiting, { recursive: true, force: true });
        // Somebody else put the same mail there at the same time.
        if (!(await exists(place))) throw error;
      });
    },
    async list() {
      const names = await readdir(folder).catch(() => [] as string[]);
      const mails = await Promise.all(names.map(read));
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

const exists = (place: string): Promise<boolean> =>
  stat(join(place, "mail.json")).then(
    () => true,
    () => false,
  );
