// The printer of the product: one Chromium, started at the first print, shared by as many pages as work is done at a time, replaced when it dies.
import type { Browser } from "puppeteer-core";
import { piecesAtOnce } from "../../../core/due-work.ts";
import type { Printer, PrintRequest } from "../../ports.ts";
import { type LaunchOptions, launchBrowser } from "./launch.ts";
import { type PrintLog, printPage } from "./page.ts";

export { browserLacking, type LaunchOptions, launchBrowser } from "./launch.ts";

export type PrinterOptions = Omit<LaunchOptions, "javascript"> & {
  /** How long one print may take before Chromium is killed under it; a minute when not given. */
  watchdogMilliseconds?: number;
  /** How long Chromium is kept without anything to print; a minute when not given. Starting it again takes 0.2 s. */
  idleMilliseconds?: number;
  log?: PrintLog;
};

/** How long one print may take. */
export const watchdogMilliseconds = 60_000;
const CLOSING = 5_000;

/** A printer; `close` it when done. Nothing is unpacked or started before the first print. */
export async function openPrinter(options: PrinterOptions): Promise<Printer> {
  const take = turns(piecesAtOnce);
  let running: Promise<Browser> | undefined;
  let closed = false;
  let busy = 0;
  let idle: NodeJS.Timeout | undefined;

  function start(): Promise<Browser> {
    const started = launchBrowser({ ...options, javascript: false });
    const forget = () => {
      if (running === started) running = undefined;
    };
    started.then((browser) => browser.once("disconnected", forget), forget);
    return started;
  }

  async function print(request: PrintRequest, again = true): Promise<{ pdf: Uint8Array; pages: number }> {
    if (closed) throw new Error("The printer is closed");
    running ??= start();
    const browser = await running;
    const watchdog = watch(browser, options.watchdogMilliseconds ?? watchdogMilliseconds);
    try {
      return await whileAlive(browser, printPage(browser, request, options.log));
    } catch (error) {
      if (watchdog.bit)
        throw new Error(`“${request.title}” took too long to print; Chromium was stopped`, { cause: error });
      // Chromium died, perhaps under the other page that was in it: this one deserves a second try.
      if (browser.connected || !again) throw error;
      options.log?.("chromium died and is started again", { title: request.title });
      return await print(request, false);
    } finally {
      watchdog.rest();
    }
  }

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const stopped = running;
    running = undefined;
    const browser = await stopped?.catch(() => undefined);
    if (browser) await end(browser);
  }

  return {
    async print(request) {
      busy++;
      clearTimeout(idle);
      try {
        return await take(() => print(request));
      } finally {
        // A small server prints once a week: some 150 MB are given back in between.
        if (--busy === 0 && !closed) idle = setTimeout(stop, options.idleMilliseconds ?? 60_000).unref();
      }
    },
    close() {
      closed = true;
      return stop();
    },
  };
}

/** Runs so many tasks at a time, the others in the order they came. */
function turns(atOnce: number) {
  const waiting: (() => void)[] = [];
  let free = atOnce;
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
}

/** Fails as soon as the browser dies: Puppeteer goes on waiting for a new page for 30 s when that happens under it. */
function whileAlive<T>(browser: Browser, task: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const died = () => reject(new Error("Chromium died while it printed"));
    browser.once("disconnected", died);
    task.then(resolve, reject).finally(() => browser.off("disconnected", died));
  });
}

/** Kills the browser when the time is over: a page that never ends its layout does not heed any softer word. */
function watch(browser: Browser, milliseconds: number) {
  const watchdog = { bit: false, rest: () => clearTimeout(timer) };
  const timer = setTimeout(() => {
    watchdog.bit = true;
    kill(browser);
  }, milliseconds);
  return watchdog;
}

function kill(browser: Browser): void {
  const pid = browser.process()?.pid;
  try {
    // Puppeteer makes the browser the head of a process group; a busy renderer must go with it.
    if (pid) process.kill(-pid, "SIGKILL");
  } catch {
    browser.process()?.kill("SIGKILL");
  }
}

async function end(browser: Browser): Promise<void> {
  const timer = setTimeout(() => kill(browser), CLOSING);
  await browser.close().catch(() => undefined);
  clearTimeout(timer);
}
