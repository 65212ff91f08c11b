// The web client in a real browser against the fake API: built once for a test file, a fresh browser profile for every page.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { buildWeb } from "../../scripts/build-web.ts";
import { openTestBrowser } from "./browser.ts";
import { type FakeApi, startFakeApi } from "./fake-api.ts";

export type ClientPage = {
  page: Page;
  api: FakeApi;
  /** Goes to an address behind `#/`. */
  go(path: string): Promise<void>;
  /** Waits until the page says something. */
  sees(text: string): Promise<void>;
  /** Taps the button or link that says something. */
  tap(text: string): Promise<void>;
  text(): Promise<string>;
  /** What axe-core finds wrong, as `rule: element`. */
  axe(): Promise<string[]>;
  /** What the browser complained of: scripts that failed, policies that were broken. */
  complaints: string[];
};

export type Options = { as?: string; language?: "zh" | "en"; width?: number; empty?: boolean; dark?: boolean };

export async function openClient() {
  const dist = await mkdtemp(join(tmpdir(), "gridform-web-"));
  await buildWeb(dist);
  const browser = await openTestBrowser();
  const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  return {
    /** Opens the client for one story and closes everything after it. */
    async with(options: Options, story: (client: ClientPage) => Promise<void>): Promise<void> {
      const api = await startFakeApi({ dist, empty: options.empty });
      const context = await browser.createBrowserContext();
      try {
        await story(await openPage(await context.newPage(), api, options, axeSource));
      } finally {
        await context.close();
        await api.close();
      }
    },
    async close(): Promise<void> {
      await browser.close();
      await rm(dist, { recursive: true, force: true });
    },
  };
}

export type Client = Awaited<ReturnType<typeof openClient>>;
export type { Browser };

async function openPage(page: Page, api: FakeApi, options: Options, axeSource: string): Promise<ClientPage> {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  const width = options.width ?? 360;
  await page.setViewport({ width, height: width < 600 ? 740 : 900, deviceScaleFactor: 1 });
  if (options.dark) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  const kept = { "gridform.language": options.language ?? "zh", ...(options.as && api.session(options.as)) };
  await page.evaluateOnNewDocument((values: Record<string, string>) => {
    if (localStorage.length > 0) return;
    for (const name of Object.keys(values)) localStorage.setItem(name, values[name] as string);
  }, kept);
  await page.goto(`${api.url}/`);
  const sees = async (text: string) => {
    const found = await page
      .waitForFunction((it: string) => document.body.innerText.includes(it), { timeout: 10_000, polling: 50 }, text)
      .catch(() => undefined);
    if (!found)
      throw new Error(`the page never said “${text}” but:\n${await page.evaluate(() => document.body.innerText)}`);
  };
  return {
    page,
    api,
    complaints,
    sees,
    async go(path) {
      await page.evaluate((hash: string) => {
        location.hash = hash;
      }, `#/${path}`);
    },
    async tap(text) {
      await sees(text);
      const target = await page.evaluateHandle((it: string) => {
        const all = Array.from(document.querySelectorAll<HTMLElement>("button, a, label"));
        return (
          all.find((each) => each.innerText.trim() === it) ?? all.find((each) => each.innerText.includes(it)) ?? null
        );
      }, text);
      const element = target.asElement();
      if (!element) throw new Error(`nothing to tap says “${text}”`);
      await (element as unknown as { click(): Promise<void> }).click();
    },
    text: () => page.evaluate(() => document.body.innerText),
    async axe() {
      await page.evaluate(axeSource);
      return page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await axe.run();
        return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
      });
    },
  };
}
