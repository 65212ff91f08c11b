// How Chromium comes to run: unpacked once, whole or not at all, and with a plain word when it cannot.

import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, zstdCompressSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import type { Instant } from "../../../../core/time.ts";
import { launchBrowser, openPrinter } from "../../../../functions/adapters/chromium/browser.ts";
import { prepareFonts } from "../../../../functions/adapters/chromium/fonts.ts";
import { unpackChromium } from "../../../../functions/adapters/chromium/unpack.ts";
import type { PrintRequest } from "../../../../functions/ports.ts";
import { cacheFolder } from "../../../support/browser.ts";

const folder = await mkdtemp(join(tmpdir(), "gridform-start-"));
afterAll(() => rm(folder, { recursive: true }));
const packaged = join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "..", "bin");

const request: PrintRequest = {
  html: "<title>通知</title><p>正文</p>",
  title: "通知",
  author: "滨城区",
  madeAt: "2026-10-03T01:12:00.000Z" as Instant,
  mustContain: "正文",
};

/** The package's libraries with a Chromium of a few bytes. */
async function smallPack(kind: "br" | "zst", binary: string): Promise<string> {
  const pack = await mkdtemp(join(folder, "pack-"));
  for (const name of ["al2023.tar.br", "swiftshader.tar.br"]) await copyFile(join(packaged, name), join(pack, name));
  const packed = kind === "br" ? brotliCompressSync(binary) : zstdCompressSync(binary);
  await writeFile(join(pack, `chromium.${kind}`), packed);
  return pack;
}

describe("unpacking", () => {
  for (const kind of ["br", "zst"] as const) {
    test(`takes chromium.${kind}, with the GL libraries beside it and the system's below`, async () => {
      const cache = join(folder, `cache-${kind}`);
      const { executable, libraries } = await unpackChromium(cache, await smallPack(kind, "#!/bin/sh\n"));
      expect(await readFile(executable, "utf8")).toBe("#!/bin/sh\n");
      expect(((await stat(executable)).mode & 0o111) !== 0, "can be run").toBe(true);
      expect(((await stat(dirname(executable))).mode & 0o005) === 0o005, "by any user").toBe(true);
      expect((await readdir(libraries)).includes("libnss3.so")).toBe(true);
      expect((await readdir(dirname(executable))).includes("libGLESv2.so")).toBe(true);
      expect((await readFile(join(libraries, "libnss3.so"))).subarray(1, 4).toString()).toStrictEqual("ELF");
    });
  }

  test("done by two at once gives both the same whole thing, and leaves nothing else behind", async () => {
    const cache = join(folder, "cache-two");
    const pack = await smallPack("br", "x".repeat(100_000));
    const [one, two] = await Promise.all([unpackChromium(cache, pack), unpackChromium(cache, pack)]);
    expect(one).toStrictEqual(two);
    expect((await stat(one.executable)).size).toBe(100_000);
    expect((await readdir(cache)).length).toBe(1);
  });

  test("that fails leaves nothing that a later start would take for Chromium", async () => {
    const cache = join(folder, "cache-broken");
    const pack = await smallPack("br", "x");
    await writeFile(join(pack, "chromium.br"), "not brotli");
    await expect(unpackChromium(cache, pack)).rejects.toThrow();
    expect(await readdir(cache)).toStrictEqual([]);
  });

  test("says what is missing where there is no archive", async () => {
    await expect(unpackChromium(folder, folder)).rejects.toThrow(/neither chromium\.br nor chromium\.zst/);
  });
});

describe("a Chromium that does not start", async () => {
  const fontFolder = await prepareFonts(cacheFolder);

  test("is named, with the reason", async () => {
    const start = launchBrowser({ cacheFolder, fontFolder, executable: "/nowhere/chromium" });
    await expect(start).rejects.toThrow(/did not start \(\/nowhere\/chromium\):.*ENOENT/);
  });

  test("tells which library it lacks", async () => {
    const executable = join(folder, "lacking");
    const complaint = "chromium: error while loading shared libraries: libnss3.so: cannot open shared object file";
    await writeFile(executable, `#!/bin/sh\necho "${complaint}" >&2\nexit 127\n`, { mode: 0o755 });
    await expect(launchBrowser({ cacheFolder, fontFolder, executable })).rejects.toThrow(
      /error while loading.*libnss3\.so/,
    );
  });

  test("does not spoil the printer: the next print starts it again", async () => {
    const executable = join(folder, "comes-later");
    const printer = await openPrinter({ cacheFolder, fontFolder, executable });
    try {
      await expect(printer.print(request)).rejects.toThrow(/did not start/);
      const real = await unpackChromium(cacheFolder);
      const script = `#!/bin/sh\nLD_LIBRARY_PATH=${real.libraries} exec ${real.executable} "$@"\n`;
      await writeFile(executable, script, { mode: 0o755 });
      expect((await printer.print(request)).pages).toBe(1);
    } finally {
      await printer.close();
    }
  });
});

test("the font folder is made once, holds only static TTF, and is found again", async () => {
  const made = await prepareFonts(cacheFolder);
  expect(await prepareFonts(cacheFolder)).toBe(made);
  const files = (await readdir(made)).filter((it) => it.endsWith(".ttf"));
  expect(files.length).toBe(6);
  for (const file of files) {
    const head = (await readFile(join(made, file))).subarray(0, 512);
    expect(head.readUInt32BE(0), `${file} is TrueType`).toBe(0x00010000);
    expect(!head.includes("fvar"), `${file} has no variations`).toBe(true);
  }
});
