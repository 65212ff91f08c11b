// Files in a folder: whole or not at all, and never outside it.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openFolder } from "../../../functions/adapters/files/folder.ts";
import { openSite } from "../../../functions/adapters/web/static-site.ts";
import { refusedWith } from "../../support/refused.ts";

let root: string;
before(async () => {
  root = await mkdtemp(join(tmpdir(), "files-"));
  await mkdir(join(root, "files-old"));
  await writeFile(join(root, "files-old", "secret.txt"), "secret");
  await writeFile(join(root, "secret.txt"), "secret");
});
after(() => rm(root, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const files = () => openFolder(join(root, "files"), (name) => `/upload/${name}`);
const textOf = async (name: string) => {
  const found = await files().get(name);
  return found && new TextDecoder().decode(found.bytes);
};
const climbing = ["../secret.txt", "../files-old/secret.txt", "uploads/../../secret.txt", "..", "/../secret.txt"];

describe("a file in the folder", () => {
  it("is kept under its name and read back with its type", async () => {
    assert.equal(await files().put("uploads/a.jpg", bytes("photo"), { contentType: "image/jpeg" }), "stored");
    assert.deepEqual(
      [await textOf("uploads/a.jpg"), (await files().get("uploads/a.jpg"))?.contentType],
      ["photo", "image/jpeg"],
    );
    assert.equal(await files().get("uploads/none.jpg"), undefined);
  });

  it("is replaced, unless it must not be", async () => {
    const about = { contentType: "text/plain" };
    await files().put("b.txt", bytes("one"), about);
    assert.equal(await files().put("b.txt", bytes("two"), { ...about, ifAbsent: true }), "already-there");
    assert.equal(await textOf("b.txt"), "one");
    await files().put("b.txt", bytes("three"), about);
    assert.equal(await textOf("b.txt"), "three");
  });

  it("is whole, though many write it at once, and leaves no parts behind", async () => {
    const texts = Array.from({ length: 12 }, (_, at) => String(at).repeat(50_000));
    await Promise.all(texts.map((text) => files().put("many/c.txt", bytes(text), { contentType: "text/plain" })));
    assert.ok(texts.includes((await textOf("many/c.txt")) ?? ""));
    assert.deepEqual(await readdir(join(root, "files", "many")), ["c.txt"]);
  });

  it("never stands or is read outside the folder", async () => {
    for (const name of climbing) {
      await assert.rejects(
        files().put(name, bytes("x"), { contentType: "text/plain" }),
        refusedWith("not-found"),
        name,
      );
      await assert.rejects(files().get(name), refusedWith("not-found"), name);
    }
    assert.deepEqual((await readdir(root)).sort(), ["files", "files-old", "secret.txt"]);
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
    assert.equal(await text("/"), "<!doctype html>");
    assert.equal(await text("/forms/gas-check"), "<!doctype html>");
    assert.equal((await site("/assets/app-1234.js"))?.headers["cache-control"], "public, max-age=31536000, immutable");
    assert.equal((await site("/"))?.headers["cache-control"], "no-cache");
    for (const path of [...climbing.map((it) => `/${it}`), "/none.js", "/%2e%2e/secret.txt"]) {
      assert.notEqual(await text(path), "secret", path);
    }
    assert.equal(await site("/../files-old/secret.txt"), undefined);
  });
});
