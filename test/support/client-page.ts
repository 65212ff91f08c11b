// The web client in a real browser against the fake API: built once for a test file, a fresh browser profile for every page.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
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
  /** Waits until an expression holds in the page. */
  until(expression: string): Promise<void>;
  /** What an expression gives in the page. */
  ask<T>(expression: string): Promise<T>;
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
  const values = JSON.stringify(kept);
  await page.evaluateOnNewDocument(
    `if (localStorage.length === 0) Object.entries(${values}).forEach(([name, value]) => localStorage.setItem(name, value))`,
  );
  await page.goto(`${api.url}/`);
  const until = async (expression: string) => {
    const found = await page.waitForFunction(expression, { timeout: 30_000, polling: 50 }).catch(() => undefined);
    if (!found) throw new Error(`never so: ${expression}, but:\n${await page.evaluate("document.body.innerText")}`);
  };
  const sees = (text: string) => until(`document.body.innerText.includes(${JSON.stringify(text)})`);
  return {
    page,
    api,
    complaints,
    sees,
    until,
    go: (path) => page.evaluate(`location.hash = ${JSON.stringify(`#/${path}`)}`) as Promise<void>,
    async tap(text) {
      await sees(text);
      const target = await page.evaluateHandle(`(async () => {
        const text = ${JSON.stringify(text)};
        const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
        const find = () => {
          const all = Array.from(document.querySelectorAll("button, a, label"));
          return all.find((it) => it.innerText.trim() === text) || all.find((it) => it.innerText.includes(text));
        };
        for (let before = ""; ; await pause()) {
          const found = find();
          if (!found) return null;
          // Out from under the bars at the edges, as a person would scroll, and only once it stands still.
          found.scrollIntoView({ block: "center" });
          const { x, y } = found.getBoundingClientRect();
          if (before === x + " " + y) return found;
          before = x + " " + y;
        }
      })()`);
      const element = target.asElement() as ElementHandle | null;
      if (!element) throw new Error(`nothing to tap says “${text}”`);
      await element.click();
    },
    ask: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
    text: () => page.evaluate("document.body.innerText") as Promise<string>,
    async axe() {
      await page.evaluate(axeSource);
      const { violations } = (await page.evaluate("axe.run()")) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    },
  };
}
