// What the web client costs on a cheap phone: bytes of the first form, time until it can be typed into, and key to paint.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "puppeteer-core";
import { buildWeb } from "../scripts/build-web.ts";
import { openTestBrowser } from "../test/support/browser.ts";
import { policy } from "../test/web/harness/build.ts";
import { openWorld } from "../test/web/harness/device.ts";
import { longForm } from "../test/web/harness/forms.ts";
import type { Row } from "./row.ts";

/** Slow 3G as Chromium's tools have it: 400 ms a round trip, 400 kbit/s each way. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const RUNS = 5;
const KEYS = 80;
const BETWEEN_KEYS = 150;
const GRID = "371602001001G01";
const FORM = JSON.parse(readFileSync(new URL("../forms/catalog/household-visit/form.json", import.meta.url), "utf8"));

export async function benchWeb(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "gridform-web-"));
  try {
    const { page } = await buildWeb(folder);
    const total = page.reduce((sum, it) => sum + it.bytes, 0);
    const { cold, warm, bytes } = await timeToForm(folder);
    const keys = await keyToPaint();
    const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);
    return [
      { figure: "first form's page in all, gzipped", value: kilobytes(total), unit: "KB", goal: "<= 20 KB" },
      {
        figure: "script and style here when it can be typed into",
        value: kilobytes(bytes),
        unit: "KB",
        goal: "<= 20 KB",
      },
      { figure: "first form, slow 3G, 4x CPU, nothing cached", value: seconds(cold), unit: "s", goal: "<= 2.5 s" },
      { figure: "first form, slow 3G, 4x CPU, second visit", value: seconds(warm), unit: "s", goal: "<= 2.5 s" },
      { figure: "key to paint, 300 fields, 6x CPU, median", value: quantile(keys, 0.5), unit: "ms" },
      { figure: "key to paint, 300 fields, 6x CPU, p95", value: quantile(keys, 0.95), unit: "ms", goal: "<= 100 ms" },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const seconds = (milliseconds: number[]) => (quantile(milliseconds, 0.5) / 1000).toFixed(2);

function quantile(values: number[], part: number): number {
  const sorted = values.slice().sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);
}

/** Medians want several runs, each on a device of its own. */
async function timeToForm(folder: string): Promise<{ cold: number[]; warm: number[]; bytes: number }> {
  const server = await serveClient(folder);
  const browser = await openTestBrowser();
  const times = { cold: [] as number[], warm: [] as number[], bytes: 0 };
  try {
    const { port } = server.address() as AddressInfo;
    for (let run = 0; run < RUNS; run++) {
      const { cold, warm, bytes } = await visitTwice(browser, `http://127.0.0.1:${port}`);
      times.cold.push(cold);
      times.warm.push(warm);
      times.bytes = Math.max(times.bytes, bytes);
    }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
  return times;
}

async function visitTwice(browser: Browser, url: string): Promise<{ cold: number; warm: number; bytes: number }> {
  const context = await browser.createBrowserContext();
  const blank = await context.newPage();
  // Signed in, and known to this device: the rest of its store is empty.
  await blank.goto(`${url}/icon.svg`);
  await blank.evaluate(`
    localStorage.setItem("gridform.session", JSON.stringify({ access: "bench", expiresAt: 4e12 }));
    localStorage.setItem("gridform.me", ${JSON.stringify(JSON.stringify(ME))});
  `);
  await blank.close();
  const visit = async (): Promise<[number, Page]> => {
    const page = await context.newPage();
    await page.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
    const tools = await slowDown(page, 4);
    await tools.send("Network.emulateNetworkConditions", SLOW_3G);
    await page.evaluateOnNewDocument(NOTE_FORM);
    await page.goto(`${url}/#/form/household-visit?unit=${GRID}`);
    await page.waitForFunction("globalThis.formAt !== undefined", { timeout: 60_000 });
    return [(await page.evaluate("globalThis.formAt")) as number, page];
  };
  const [cold, first] = await visit();
  const bytes = (await first.evaluate(ARRIVED)) as number;
  await first.waitForFunction("navigator.serviceWorker.controller !== null", { timeout: 120_000, polling: 200 });
  await first.waitForNetworkIdle({ idleTime: 1000, timeout: 120_000 });
  await first.close();
  const [warm, second] = await visit();
  await second.close();
  await context.close();
  return { cold, warm, bytes };
}

/** Notes when a question stands on the screen and the main thread is free to answer a key: two frames after it was drawn. */
const NOTE_FORM = `
  new MutationObserver((_, watcher) => {
    if (!document.querySelector(".form-fields input, .form-fields select")) return;
    watcher.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => { globalThis.formAt = performance.now(); })));
  }).observe(document, { childList: true, subtree: true });
`;

/** Bytes on the wire of the scripts and styles that had arrived by then. */
const ARRIVED = `
  performance.getEntriesByType("resource")
    .filter((it) => /\\.(js|css)(\\?|$)/.test(it.name) && it.responseEnd <= globalThis.formAt)
    .reduce((sum, it) => sum + it.encodedBodySize, 0)
`;

async function slowDown(page: Page, times: number): Promise<CDPSession> {
  const tools = await page.createCDPSession();
  await tools.send("Network.enable");
  await tools.send("Emulation.setCPUThrottlingRate", { rate: times });
  return tools;
}

const ME = {
  person: "bench",
  name: "张伟",
  language: "zh",
  posts: [{ role: "grid-staff", unit: GRID, unitTitle: { zh: "第一网格" } }],
  units: [],
  forms: ["household-visit"],
  actions: ["submission.create"],
};

/** The built client and as much of the API as a form needs, gzipped as a server does it. */
async function serveClient(folder: string): Promise<Server> {
  const form = { ...FORM, version: 1, publishedAt: "2026-10-01T00:00:00.000Z", publishedBy: "bench" };
  const pulled = {
    now: "2026-10-03T01:12:00.000Z",
    full: true,
    me: ME,
    forms: [form],
    units: [],
    subjects: [],
    cases: [],
  };
  const config = {
    issuer: "http://127.0.0.1",
    clientId: "bench",
    scope: "openid",
    demo: true,
    name: { zh: "格智表单" },
  };
  const answers: Record<string, unknown> = {
    "/config.json": config,
    "/api/v1/me": ME,
    "/api/v1/sync": pulled,
    "/api/v1/forms/household-visit": form,
  };
  const kinds: Record<string, string> = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
  };
  const send = (response: ServerResponse, kind: string, bytes: Buffer) => {
    const headers = { "content-type": kind, "content-encoding": "gzip", "content-security-policy": policy };
    response.writeHead(200, headers).end(gzipSync(bytes));
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (answers[path]) return send(response, "application/json", Buffer.from(JSON.stringify(answers[path])));
    try {
      const file = path === "/" ? "/index.html" : path;
      send(response, kinds[extname(file)] ?? "application/octet-stream", readFileSync(join(folder, file)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** From each key to the next frame with what it changed, as the browser's own Event Timing tells it (in steps of 8 ms). */
async function keyToPaint(): Promise<number[]> {
  const world = await openWorld([longForm(300)]);
  try {
    const page = await world.open(await world.device(), "form=long");
    await slowDown(page, 6);
    // A key is a keydown, a keypress and an input; the slowest of them is what the typist sees.
    await page.evaluate(`
      globalThis.keys = new Map();
      new PerformanceObserver((list) => {
        for (const { name, startTime, duration } of list.getEntries()) {
          if (!/^(key(down|press)|(before)?input)$/.test(name)) continue;
          const at = Math.round(startTime / ${BETWEEN_KEYS});
          keys.set(at, Math.max(keys.get(at) || 0, duration));
        }
      }).observe({ type: "event", durationThreshold: 16 });
    `);
    for (const name of ["q0", "q101", "q202", "q297"]) {
      await page.focus(`[id="f/${name}"]`);
      for (let key = 0; key < KEYS / 4; key++) {
        await page.keyboard.press("a");
        await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYS));
      }
    }
    const slow = (await page.evaluate("Array.from(keys.values())")) as number[];
    // What took less than 16 ms is not told.
    return [...slow, ...Array.from({ length: Math.max(0, KEYS - slow.length) }, () => 16)];
  } finally {
    await world.close();
  }
}
