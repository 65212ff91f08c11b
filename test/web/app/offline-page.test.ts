// The built page: opens without a network, takes a newer version only when told, and keeps to what old browsers read.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Built, buildWeb } from "../../../scripts/build-web.ts";
import { openTestBrowser } from "../../support/browser.ts";
import { serve } from "../harness/build.ts";

let folder: string;
let built: Built;
let browser: Browser;
let client: { url: string; close(): Promise<void> };
const calls: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gridform-web-"));
  built = await buildWeb(folder);
  browser = await openTestBrowser();
  client = await serve(folder, (method, path) => {
    calls.push(`${method} ${path}`);
    return { status: 200, body: { items: [] } };
  });
});
afterAll(async () => {
  await browser.close();
  await client.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page whose service worker has taken everything in. */
async function visit(): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.goto(client.url);
  await page.waitForFunction("navigator.serviceWorker.controller !== null");
  return page;
}

const title = "document.querySelector('h1')?.textContent";

test("opens without a network once it was opened with one", async () => {
  const page = await visit();
  await page.waitForFunction(title);
  const online = await page.evaluate(title);
  await client.close();
  try {
    await page.reload();
    await page.waitForFunction(title);
    expect(await page.evaluate(title)).toBe(online);
  } finally {
    client = await serve(folder, () => ({ status: 200, body: {} }));
  }
});

test("never answers an API call from the cache", async () => {
  const page = await visit();
  const api = "fetch('/api/v1/forms').then((it) => it.status, () => 'no network')";
  expect(await page.evaluate(api)).toBe(200);
  await client.close();
  try {
    expect(await page.evaluate(api)).toBe("no network");
  } finally {
    client = await serve(folder, () => ({ status: 200, body: {} }));
  }
});

test("a newer version waits until it is told to take over", async () => {
  const page = await visit();
  const path = join(folder, "service-worker.js");
  const before = readFileSync(path, "utf8");
  writeFileSync(path, `${before}\n// another build`);
  try {
    await page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it.update())");
    await page.waitForFunction("navigator.serviceWorker.getRegistration().then((it) => it.waiting !== null)");
    const reloaded = page.waitForNavigation();
    await page.evaluate("navigator.serviceWorker.getRegistration().then((it) => it.waiting.postMessage('take-over'))");
    await reloaded;
    await page.waitForFunction("navigator.serviceWorker.getRegistration().then((it) => it.waiting === null)");
  } finally {
    writeFileSync(path, before);
  }
});

test("the service worker takes in every file of the page, and no file of another kind", () => {
  const worker = readFileSync(join(folder, "service-worker.js"), "utf8");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile() && it.name !== "service-worker.js")
    .map((it) => join(it.parentPath, it.name).slice(folder.length));
  for (const file of files) expect(worker.includes(file), file).toBe(true);
  expect(!files.some((it) => /\.(map|ts|tsx)$/.test(it))).toBe(true);
});

test("carries no schema library and no inline script or style", () => {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  expect(page).not.toMatch(/<style|style="|<script(?![^>]*src=)/);
  for (const { file } of built.page)
    expect(readFileSync(join(folder, file), "utf8"), file).not.toMatch(/_zod|ZodError/);
});

test("speaks no syntax that Chrome 66 and Safari 12 do not know", () => {
  // What these would stumble over, as it looks after minifying; strings and regular expressions are left out first.
  const newer =
    /\?\.(?!\d)|\?\?|\|\|=|&&=|(?<![\w$])\d+n\b|\bstatic\s*\{|\bimport\.meta\b|(?<![\w$.])#[a-z]\w*\s*[;=(]/i;
  const quoted = /`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
  for (const name of readdirSync(join(folder, "assets"))) {
    if (!name.endsWith(".js")) continue;
    const code = readFileSync(join(folder, "assets", name), "utf8").replace(quoted, "''");
    const found = newer.exec(code);
    expect(found && `${name}: ${code.slice(Math.max(0, found.index - 40), found.index + 40)}`).toBe(null);
  }
});
