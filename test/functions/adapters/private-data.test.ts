// What the service keeps on this machine is nobody else's to read.
import { chmod, cp, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../../functions/adapters/system/system.ts";
import { readLocalSettings } from "../../../functions/config.ts";
import { openLocal } from "../../../functions/local-service.ts";
import { receiveUpload } from "../../../functions/usecases/files/receive-upload.ts";
import { requestUpload } from "../../../functions/usecases/files/request-upload.ts";
import { picture } from "../../support/picture.ts";
import { fakePrinter } from "../../support/service.ts";

/** The mode of everything in a folder and of the folder itself, by its path below it. */
async function modes(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true });
  const of = async (name: string) => [name, ((await stat(join(folder, name))).mode & 0o777).toString(8)] as const;
  return Object.fromEntries(await Promise.all(["", ...entries].map(of)));
}

const isOurs = (name: string) => /^(gridform\.sqlite|issuer-key\.json|files|outbox)/.test(name);

async function use(data: string): Promise<void> {
  const service = await openLocal(readLocalSettings({ GRIDFORM_DATA: data }), { printer: fakePrinter });
  const { deps, outbox } = service;
  const grid = { person: "grid", name: "grid", posts: [{ role: "grid-staff" as const, unit: "371602001001G01" }] };
  const bytes = picture("of a resident");
  const about = { contentType: "image/jpeg", size: bytes.length, sha256: sha256(bytes) };
  const { name } = await requestUpload(deps, grid, about);
  await receiveUpload(deps, "grid", name, bytes);
  const to = { name: "李", address: "li@example.gov.cn" };
  const attachments = [{ filename: "a.pdf", contentType: "application/pdf", bytes }];
  await outbox.send({ messageId: "<a@b>", to, language: "zh", subject: "", text: "", html: "", attachments });
  // While it runs the store has its two logs.
  const found = await modes(data);
  await service.close();
  const open = Object.entries(found).filter(([name, mode]) => isOurs(name) && mode !== "600" && mode !== "700");
  expect(open).toStrictEqual([]);
  expect(Object.keys(found)).toEqual(expect.arrayContaining(["gridform.sqlite-wal", "issuer-key.json"]));
  expect(Object.keys(found).filter((it) => it.startsWith("files/uploads/grid/")).length).toBe(1);
}

test("a new data folder is its owner's alone, with all that comes into it", async () => {
  const above = await mkdtemp(join(tmpdir(), "gridform-private-"));
  const before = process.umask(0);
  try {
    await use(join(above, "data"));
    expect((await modes(join(above, "data")))[""]).toBe("700");
  } finally {
    process.umask(before);
    await rm(above, { recursive: true });
  }
});

test("one that an earlier version left open is shut, but for what is not the service's own", async () => {
  const data = await mkdtemp(join(tmpdir(), "gridform-open-"));
  await cp(join(import.meta.dirname, "../../vectors/data-0.1"), data, { recursive: true });
  for (const name of await readdir(data, { recursive: true })) {
    const isFolder = (await stat(join(data, name))).isDirectory();
    await chmod(join(data, name), isFolder ? 0o755 : 0o644);
  }
  await chmod(data, 0o755);
  try {
    await use(data);
    const after = await modes(data);
    expect([after[""], after["README.md"]]).toStrictEqual(["755", "644"]);
  } finally {
    await rm(data, { recursive: true });
  }
});
