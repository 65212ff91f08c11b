// Files in a folder: whole or not at all, and never outside it.

import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tellingBytes } from "../../../core/file-bytes.ts";
import { openFolder } from "../../../functions/adapters/files/folder.ts";
import { sha256 } from "../../../functions/adapters/system/system.ts";
import { openSite } from "../../../functions/adapters/web/static-site.ts";
import { refusedWith } from "../../support/refused.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "files-"));
  await mkdir(join(root, "files-old"));
  await writeFile(join(root, "files-old", "secret.txt"), "secret");
  await writeFile(join(root, "secret.txt"), "secret");
});
afterAll(() => rm(root, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const files = () => openFolder(join(root, "files"), (name) => `/upload/${name}`);
const textOf = async (name: string) => {
  const found = await files().get(name);
  return found && new TextDecoder().decode(found.bytes);
};
const climbing = ["../secret.txt", "../files-old/secret.txt", "uploads/../../secret.txt", "..", "/../secret.txt"];

describe("a file in the folder", () => {
  it("is kept under its name and read back with its type", async () => {
    expect(await files().put("uploads/a.jpg", bytes("photo"), { contentType: "image/jpeg" })).toBe("stored");
    expect([await textOf("uploads/a.jpg"), (await files().get("uploads/a.jpg"))?.contentType]).toStrictEqual([
      "photo",
      "image/jpeg",
    ]);
    expect(await files().get("uploads/none.jpg")).toBe(undefined);
  });

  it("is replaced, unless it must not be", async () => {
    const about = { contentType: "text/plain" };
    await files().put("b.txt", bytes("one"), about);
    expect(await files().put("b.txt", bytes("two"), { ...about, ifAbsent: true })).toBe("already-there");
    expect(await textOf("b.txt")).toBe("one");
    await files().put("b.txt", bytes("three"), about);
    expect(await textOf("b.txt")).toBe("three");
  });

  it("is whole, though many write it at once, and leaves no parts behind", async () => {
    const texts = Array.from({ length: 12 }, (_, at) => String(at).repeat(50_000));
    await Promise.all(texts.map((text) => files().put("many/c.txt", bytes(text), { contentType: "text/plain" })));
    expect(texts.includes((await textOf("many/c.txt")) ?? "")).toBe(true);
    expect(await readdir(join(root, "files", "many"))).toStrictEqual(["c.txt"]);
  });

  it("is told by the hash of all its bytes and the first of them", async () => {
    // Larger than what is read of a file at a time.
    const large = new Uint8Array(300_000).map((_, at) => at % 251);
    for (const [name, content] of Object.entries({ large, short: bytes("short"), empty: bytes("") })) {
      await files().put(`looked/${name}`, content, { contentType: "image/jpeg" });
      expect(await files().look(`looked/${name}`), name).toStrictEqual({
        sha256: sha256(content),
        start: content.slice(0, tellingBytes),
      });
    }
    for (const nothing of ["looked/none", "looked", "looked/short/none"])
      expect(await files().look(nothing), nothing).toBe(undefined);
  });

  it("never stands or is read outside the folder", async () => {
    for (const name of climbing) {
      await expect(files().put(name, bytes("x"), { contentType: "text/plain" }), name).rejects.toSatisfy(
        refusedWith("not-found"),
      );
      await expect(files().get(name), name).rejects.toSatisfy(refusedWith("not-found"));
    }
    expect((await readdir(root)).sort()).toStrictEqual(["files", "files-old", "secret.txt"]);
  });
});

describe("the site's folder", () => {
  it("gives its files, its one page for every other address, and nothing from outside", async () => {
    await mkdir(join(root, "files", "assets"), { recursive: true });
    await writeFile(join(root, "files", "index.html"), "<!doctype html>");
    await writeFile(join(root, "files", "assets", "app-1234.js"), "1");
    const site = openSite(join(root, "files"));
    const text = async (path: string) => {
      const file = await site(path);
      return file && new TextDecoder().decode(file.bytes);
    };
    expect(await text("/")).toBe("<!doctype html>");
    expect(await text("/forms/gas-check")).toBe("<!doctype html>");
    expect((await site("/assets/app-1234.js"))?.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect((await site("/"))?.headers["cache-control"]).toBe("no-cache");
    for (const path of [...climbing.map((it) => `/${it}`), "/none.js", "/%2e%2e/secret.txt"]) {
      expect(await text(path), path).not.toBe("secret");
    }
    expect(await site("/../files-old/secret.txt")).toBe(undefined);
  });
});
