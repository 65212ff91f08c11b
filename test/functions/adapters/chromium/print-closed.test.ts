// What a page may not do while it is printed: reach anything, run anything, or never end.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import type { Instant } from "../../../../core/time.ts";
import { openPrinter } from "../../../../functions/adapters/chromium/browser.ts";
import { charactersOf, openPdf } from "../../../../functions/adapters/chromium/pdf.ts";
import type { PrintRequest } from "../../../../functions/ports.ts";
import { cacheFolder, openTestBrowser } from "../../../support/browser.ts";

const page = (body: string, head = ""): PrintRequest => ({
  html: `<!doctype html><html lang="zh-CN"><head><title>通知</title>${head}</head><body><p>正文</p>${body}</body></html>`,
  title: "通知",
  author: "滨城区",
  madeAt: "2026-10-03T01:12:00.000Z" as Instant,
  mustContain: "正文",
});

describe("a page that calls out", async () => {
  const heard: string[] = [];
  const canary = createServer((request, response) => {
    heard.push(request.url ?? "");
    response.end("ok");
  });
  await new Promise<void>((ready) => canary.listen(0, "127.0.0.1", ready));
  const { port } = canary.address() as AddressInfo;
  const folder = await mkdtemp(join(tmpdir(), "gridform-secret-"));
  const secret = pathToFileURL(join(folder, "secret.html")).href;
  const secretPicture = pathToFileURL(join(folder, "secret.svg")).href;
  await writeFile(join(folder, "secret.html"), "<meta charset=utf-8>秘密");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text y="20">秘密</text></svg>`;
  await writeFile(join(folder, "secret.svg"), svg);
  const printer = await openPrinter({ cacheFolder });
  afterAll(async () => {
    await printer.close();
    canary.close();
    await rm(folder, { recursive: true });
  });

  const attacks = (at: string): Record<string, PrintRequest> => ({
    script: page(`<script>fetch("${at}/a"); document.body.append("秘密"); while (true);</script>`),
    "event handler": page(`<img src="data:," onerror="new Image().src='${at}/a'"><body onload="location='${at}/b'">`),
    "script address": page(`<iframe src="javascript:fetch('${at}/a')"></iframe><a href="javascript:1">x</a>`),
    picture: page(`<img src="${at}/a"><img srcset="${at}/b 2x"><picture><source srcset="${at}/c"><img></picture>`),
    "style sheet": page(
      "",
      `<link rel="stylesheet" href="${at}/a"><style>@import "${at}/b"; body { background: url(${at}/c) }</style>`,
    ),
    font: page(`<p style="font-family: x">正文</p>`, `<style>@font-face { font-family: x; src: url(${at}/a) }</style>`),
    frame: page(
      `<iframe src="${at}/a"></iframe><iframe srcdoc="<img src='${at}/b'>"></iframe><object data="${at}/c"></object><embed src="${at}/d">`,
    ),
    prefetch: page(
      "",
      ["prefetch", "preload", "preconnect", "dns-prefetch", "prerender", "modulepreload", "icon", "manifest"]
        .map((rel) => `<link rel="${rel}" as="image" href="${at}/${rel}">`)
        .join(""),
    ),
    media: page(
      `<video src="${at}/a" poster="${at}/b" autoplay></video><audio src="${at}/c" autoplay></audio><track src="${at}/d">`,
    ),
    form: page(`<form action="${at}/a"><input type="image" src="${at}/b" autofocus></form>`),
    base: page(`<img src="a">`, `<base href="${at}/">`),
    "drawing with a page inside": page(
      `<svg><foreignObject width="9" height="9"><body xmlns="http://www.w3.org/1999/xhtml"><script>fetch("${at}/a")</script><img src="${at}/b"></body></foreignObject><image href="${at}/c"/><use href="${at}/d#x"/></svg>`,
    ),
    "picture that is a drawing": page(
      `<img src='data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><image href="${at}/a"/><script>fetch("${at}/b")</script><style>@import url(${at}/c)</style></svg>'>`,
    ),
    "own policy": page(`<img src="${at}/a">`, `<meta http-equiv="Content-Security-Policy" content="default-src *">`),
  });

  test("is heard by nobody, whatever it tries", async () => {
    for (const [name, request] of Object.entries(attacks(`http://127.0.0.1:${port}`))) {
      const { pdf } = await printer.print(request);
      expect(heard, name).toStrictEqual([]);
      expect(!charactersOf(openPdf(pdf)).has("秘"), name).toBe(true);
    }
  });

  test("cannot lead the printer away", async () => {
    for (const to of [`http://127.0.0.1:${port}/a`, secret, "data:text/html,x", "about:blank#x"]) {
      const request = page("", `<meta http-equiv="refresh" content="0; url=${to}">`);
      // Either the print sees that the page is gone and fails, or the page is printed as it was.
      const drawn = await printer.print(request).then(
        ({ pdf }) => charactersOf(openPdf(pdf)),
        () => undefined,
      );
      expect(drawn === undefined || (drawn.has("正") && !drawn.has("秘")), to).toBe(true);
      expect(heard, to).toStrictEqual([]);
    }
  });

  test("reads no file of the machine", async () => {
    const ways = [
      page(`<iframe src="${secret}"></iframe><object data="${secret}"></object><embed src="${secret}">`),
      page(
        `<img src="${secretPicture}" width="99" height="99"><svg><image href="${secretPicture}" width="99" height="99"/></svg>`,
      ),
      page("", `<base href="${pathToFileURL(folder).href}/"><link rel="stylesheet" href="secret.html">`),
    ];
    for (const request of ways) {
      const { pdf } = await printer.print(request);
      expect(!charactersOf(openPdf(pdf)).has("秘"), request.html).toBe(true);
    }
    const allowed = page(`<img src="data:image/svg+xml,${encodeURIComponent(svg)}">`);
    expect(
      charactersOf(openPdf((await printer.print(allowed)).pdf)).has("秘"),
      "a picture inside the page is drawn",
    ).toBe(true);
  });

  test("would have been heard: a browser with scripts on reaches the same listener", async () => {
    const browser = await openTestBrowser();
    try {
      const open = await browser.newPage();
      await open.goto(`http://127.0.0.1:${port}/control`);
      expect(heard.includes("/control")).toBe(true);
    } finally {
      await browser.close();
    }
  });
});

describe("a page that never ends", async () => {
  const printer = await openPrinter({ cacheFolder, watchdogMilliseconds: 4000 });
  afterAll(() => printer.close());
  const doubled = Array.from(
    { length: 30 },
    (_, i) => `<g id="g${i + 1}"><use href="#g${i}"/><use href="#g${i}"/></g>`,
  );
  const bomb = page(`<svg><rect id="g0" width="1" height="1"/>${doubled.join("")}</svg>`);

  test("is stopped; every page printed beside it comes out all the same, and so does the next", async () => {
    let ended = false;
    const stopped = printer.print(bomb).finally(() => {
      ended = true;
    });
    stopped.catch(() => undefined);
    // One page after the other, so that one of them is under way when Chromium is killed.
    while (!ended) expect((await printer.print(page(""))).pages).toBe(1);
    await expect(stopped).rejects.toThrow(/took too long/);
    expect((await printer.print(page(""))).pages).toBe(1);
  });
});
