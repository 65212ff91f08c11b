// The web client in a real browser on the true application: for every story a district and a browser profile of its own.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { inspect } from "node:util";
import type { Browser, ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll } from "vitest";
import { openTestBrowser } from "./browser.ts";
import { checkAnswer } from "./check-answer.ts";
import { type District, openDistrict } from "./district.ts";
import { type Front, type OnAnswer, putInFront } from "./front.ts";

export type ClientPage = {
  page: Page;
  /** The application behind the page, and what may go wrong on the way to it. */
  district: District;
  api: Front;
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
  /** Another tab of the same browser, still empty. */
  tab(): Promise<Page>;
  /** What the browser complained of: scripts that failed, policies that were broken. */
  complaints: string[];
};

export type Options = {
  /** Who is signed in when the story begins. */
  as?: string;
  language?: "zh" | "en";
  width?: number;
  dark?: boolean;
  /** No registry, cases or forms. */
  bare?: boolean;
  /** What happened in the district before. */
  before?: (district: District) => Promise<unknown>;
};

/** For the stories of one test file: opened before the first, closed after the last. */
export function stories(): Client["with"] {
  let client: Client;
  beforeAll(async () => {
    client = await openClient();
  });
  afterAll(() => client.close());
  return (options, story) => client.with(options, story);
}

/** Every answer of the application is told to `onAnswer`; what it throws fails the story. */
async function openClient(onAnswer: OnAnswer = checkAnswer) {
  const browser = await openTestBrowser();
  return {
    /** Opens the client for one story and closes everything after it. */
    async with(options: Options, story: (client: ClientPage) => Promise<void>): Promise<void> {
      const district = await openDistrict(options.bare);
      const wrong: unknown[] = [];
      const api = putInFront(district.server, (...answer) => {
        try {
          onAnswer(...answer);
        } catch (error) {
          wrong.push(error);
        }
      });
      const context = await browser.createBrowserContext();
      try {
        await options.before?.(district);
        const page = await openPage(context, { district, api, options });
        const failed = await story(page).then(
          () => [],
          (error: unknown) => [error],
        );
        const bugs = district.errors.map((it) => new Error(`The application met a bug: ${inspect(it)}`));
        // A wrong answer is often why a page does not say what it should: that first.
        const [first] = [...wrong, ...bugs, ...failed];
        if (first !== undefined) throw first;
      } finally {
        await context.close();
        await district.close();
      }
    },
    close: () => browser.close(),
  };
}

type Client = Awaited<ReturnType<typeof openClient>>;
type Stage = { district: District; api: Front; options: Options };
type Context = Awaited<ReturnType<Browser["createBrowserContext"]>>;

async function openPage(context: Context, { district, api, options }: Stage): Promise<ClientPage> {
  const complaints: string[] = [];
  const tab = () => openTab(context, district, options);
  const page = await tab();
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  const { until, tap } = handsOn(page);
  const sees = (text: string) => until(says(text));
  await page.goto(`${district.origin}/`);
  if (options.as) await signIn(page, options.as);
  return {
    page,
    district,
    api,
    complaints,
    tab,
    sees,
    until,
    tap,
    go: (path) => page.evaluate(`location.hash = ${JSON.stringify(`#/${path}`)}`) as Promise<void>,
    ask: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
    text: () => page.evaluate("document.body.innerText") as Promise<string>,
    async axe() {
      await page.evaluate(await axeSource());
      const { violations } = (await page.evaluate("axe.run()")) as {
        violations: { id: string; nodes: { html: string }[] }[];
      };
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    },
  };
}

const axeSource = () => readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const says = (text: string): string => `document.body.innerText.includes(${JSON.stringify(text)})`;

/** A tab whose clock shows the district's time and whose reader has chosen a language. */
async function openTab(context: Context, { clock }: District, options: Options): Promise<Page> {
  const page = await context.newPage();
  const width = options.width ?? 360;
  await page.setViewport({ width, height: width < 600 ? 740 : 900, deviceScaleFactor: 1 });
  if (options.dark) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  const ahead = Date.parse(clock.now()) - Date.now();
  await page.evaluateOnNewDocument(`{
    const TrueDate = Date;
    self.Date = class extends TrueDate {
      constructor(...given) { if (given.length > 0) super(...given); else super(TrueDate.now() + ${ahead}); }
      static now() { return TrueDate.now() + ${ahead}; }
    };
    if (localStorage.length === 0) localStorage.setItem("gridform.language", "${options.language ?? "zh"}");
  }`);
  return page;
}

/** As one signs in on this machine: the issuer's page, and the button of a person on it. */
async function signIn(page: Page, person: string): Promise<void> {
  await page.waitForSelector(".welcome .button.main");
  await page.click(".welcome .button.main");
  await chooseAtIssuer(page, person);
  await page.waitForFunction("localStorage.getItem('gridform.me') !== null", { polling: 50 });
}

export async function chooseAtIssuer(page: Page, person: string): Promise<void> {
  await page.waitForSelector(`[data-person="${person}"]`);
  await page.click(`[data-person="${person}"]`);
}

function handsOn(page: Page) {
  const until = async (expression: string) => {
    const found = await page.waitForFunction(expression, { timeout: 30_000, polling: 50 }).catch(() => undefined);
    if (!found) throw new Error(`never so: ${expression}, but:\n${await page.evaluate("document.body.innerText")}`);
  };
  async function tap(text: string) {
    await until(says(text));
    const target = await page.evaluateHandle(`(async () => {
      const text = ${JSON.stringify(text)};
      const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
      const find = () => {
        const all = Array.from(document.querySelectorAll("button, a, label, summary"));
        return all.find((it) => it.innerText.trim() === text) || all.find((it) => it.innerText.includes(text));
      };
      for (let before = "", tries = 0; tries < 200; tries++, await pause()) {
        const found = find();
        // Between two pictures of the page it may be gone for a moment.
        if (!found) continue;
        // Out from under the bars at the edges, as a person would scroll, and only once it stands still.
        found.scrollIntoView({ block: "center" });
        const { x, y } = found.getBoundingClientRect();
        if (before === x + " " + y) return found;
        before = x + " " + y;
      }
      return null;
    })()`);
    const element = target.asElement() as ElementHandle | null;
    if (!element) throw new Error(`nothing to tap says “${text}”`);
    await element.click();
  }
  return { until, tap };
}
