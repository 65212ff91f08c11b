// The Chromium that tests of web pages use: the one that prints, with page scripts on and loopback open.
import { join } from "node:path";
import type { Browser } from "puppeteer-core";
import { launchBrowser } from "../../functions/adapters/chromium/launch.ts";

/** Where tests keep what is unpacked and prepared once: Chromium, fonts. */
export const cacheFolder = join(import.meta.dirname, "../../.cache");

/** A Chromium of its own for the caller, who closes it. It reaches 127.0.0.1 and localhost, nothing else. */
export function openTestBrowser(): Promise<Browser> {
  return launchBrowser({ cacheFolder, javascript: true });
}
