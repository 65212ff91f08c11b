// What tests of the form in a real browser share: the built harness, a played server that counts, and pages that look at it.
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import type { FormVersion } from "../../../forms/definition/definition.ts";
import { openTestBrowser } from "../../support/browser.ts";
import { buildHarness, type Play, type Played, serve } from "./build.ts";

export type Sent = { id: string; form: string; version: number; answers: Record<string, unknown>; files: string[] };

/** A server as far as a device sees it; `judge` says what becomes of a submission. */
export type PlayedServer = {
  received: Sent[];
  uploads: string[];
  /** Every request with its path, in the order they came. */
  calls: string[];
  judge(submission: Sent): Played;
  /** Answers before anything else, where it answers. */
  intercept?: Play;
};

export type World = {
  browser: Browser;
  url: string;
  server: PlayedServer;
  forms: FormVersion[];
  subjects: unknown[];
  /** A device of its own: nothing is shared with other contexts. */
  device(): Promise<BrowserContext>;
  open(context: BrowserContext, query: string): Promise<Page>;
  close(): Promise<void>;
};

export async function openWorld(forms: FormVersion[], subjects: unknown[] = []): Promise<World> {
  const harness = await buildHarness();
  const server: PlayedServer = { received: [], uploads: [], calls: [], judge: () => ({ status: 201 }) };
  const world = { forms, subjects };
  const play: Play = async (method, path, body, raw) => {
    server.calls.push(`${method} ${path}`);
    const first = await server.intercept?.(method, path, body, raw);
    if (first) return first;
    if (method === "GET" && path.startsWith("/sync")) {
      const pulled = {
        now: "2026-10-03T01:12:00.000Z",
        full: true,
        forms: world.forms,
        units: [],
        subjects: world.subjects,
        cases: [],
      };
      return { status: 200, body: pulled };
    }
    if (method === "POST" && path === "/sync")
      return { status: 200, body: { results: receive(server, body as { submissions: Sent[] }) } };
    if (method === "POST" && path === "/files") {
      const { sha256 } = body as { sha256: string };
      const upload = { method: "PUT", url: `/api/v1/files/${sha256}.jpg`, headers: { "content-type": "image/jpeg" } };
      return { status: 201, body: { name: `${sha256}.jpg`, upload } };
    }
    if (method === "PUT" && path.startsWith("/files/")) {
      server.uploads.push(path.slice("/files/".length));
      return { status: 201, body: {} };
    }
    return undefined;
  };
  const { url, close } = await serve(harness.folder, play);
  const browser = await openTestBrowser();
  return {
    ...world,
    browser,
    url,
    server,
    device: () => browser.createBrowserContext(),
    async open(context, query) {
      const page = await context.newPage();
      await page.setViewport({ width: 360, height: 740, hasTouch: true, isMobile: true });
      // A colour on its way is neither the one nor the other.
      await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
      await page.goto(`${url}/?${query}`);
      await page.waitForSelector("[data-ready]");
      if (query.includes("form=")) await page.waitForSelector(".form-fields");
      // Logic and check have come too: what comes now may happen without a network.
      await page.waitForNetworkIdle({ idleTime: 100 });
      return page;
    },
    async close() {
      await browser.close();
      await close();
      harness.remove();
    },
  };
}

function receive(server: PlayedServer, { submissions }: { submissions: Sent[] }) {
  return submissions.map((submission) => {
    const { status, body } = server.judge(submission);
    if (status < 300) server.received.push(submission);
    return { id: submission.id, status, ...(status < 300 ? { receipt: { id: submission.id } } : { problem: body }) };
  });
}

/** Runs an expression in the page, with the device's `tools` at hand, until it is true. */
export async function until(page: Page, expression: string): Promise<void> {
  await page.waitForFunction(`(async () => ${expression})()`, { polling: 50, timeout: 10_000 });
}

/** What an expression says in the page. */
export const ask = (page: Page, expression: string): Promise<unknown> => page.evaluate(`(async () => ${expression})()`);
