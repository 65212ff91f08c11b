// Starts Chromium: closed off for printing, or with page scripts and loopback for tests of the web client.
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import puppeteer, { type Browser } from "puppeteer-core";
import { WorkWaits } from "../../../core/due-work.ts";
import type { LocalText } from "../../../core/text.ts";
import { prepareFonts } from "./fonts.ts";
import { unpackChromium } from "./unpack.ts";

export type LaunchOptions = {
  /** Where Chromium and the fonts are unpacked, and kept between starts. */
  cacheFolder: string;
  /** A folder that `prepareFonts` made before; made below the cache folder when not given. */
  fontFolder?: string;
  /** The folder of Chromium's archives; the npm package's own when not given. */
  packFolder?: string;
  /** Another Chromium to start; the variable GRIDFORM_CHROMIUM when not given. */
  executable?: string;
  /** Which system this is; tests say another. */
  system?: { platform: string; arch: string };
  /** True: page scripts run, and 127.0.0.1 and localhost can be reached. Not for printing. */
  javascript?: boolean;
};

const common = [
  // Lambda and containers offer no user namespaces; what is printed is kept harmless by the layers of page.ts instead.
  "--no-sandbox",
  "--disable-setuid-sandbox",
  "--no-zygote",
  "--in-process-gpu",
  "--disable-gpu",
  "--disable-webgl",
  "--disable-dev-shm-usage",
  "--font-render-hinting=none",
  "--disable-extensions",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const closed = [
  "--js-flags=--jitless",
  "--disk-cache-size=1",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  // A proxy that nobody serves, also for loopback: what slips past the interception (a prefetch) reaches nothing.
  "--proxy-server=http://127.0.0.1:9",
  "--proxy-bypass-list=<-loopback>",
];

const loopbackOnly = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"];

/** Why nothing can be printed here, in one sentence, unless another Chromium than the bundled one is named. */
export function browserLacking(named = process.env.GRIDFORM_CHROMIUM, system: System = process): LocalText | undefined {
  if (named || (system.platform === "linux" && system.arch === "x64")) return undefined;
  const here = `${system.platform} ${system.arch}`;
  return {
    zh: `随附的浏览器只能在 linux x64 上运行，本机是 ${here}：请用 GRIDFORM_CHROMIUM 指明另一个 Chromium，此前报告等待打印，其余一切照常`,
    en: `The bundled Chromium runs on linux x64 and this is ${here}: name another one in GRIDFORM_CHROMIUM; until then reports wait to be printed, and everything else works`,
  };
}
type System = NonNullable<LaunchOptions["system"]>;

/**
 * A running Chromium; the caller closes it. Throws an error that says what is missing where it cannot start: `WorkWaits` where it is
 * for the operator to name one that does.
 */
export async function launchBrowser({ cacheFolder, ...options }: LaunchOptions): Promise<Browser> {
  const cache = resolve(cacheFolder);
  const other = options.executable ?? process.env.GRIDFORM_CHROMIUM;
  const lacking = browserLacking(other, options.system);
  if (lacking) throw new WorkWaits(lacking.en);
  const [chromium, fontFolder] = await Promise.all([
    other ? { executable: other, libraries: undefined } : unpackChromium(cache, options.packFolder),
    options.fontFolder ?? prepareFonts(cache),
  ]);
  await mkdir(cache, { recursive: true });
  const env = environment(chromium.libraries, resolve(fontFolder), cache);
  try {
    return await puppeteer.launch({
      executablePath: chromium.executable,
      headless: "shell",
      pipe: true,
      args: [...common, ...(options.javascript ? loopbackOnly : closed)],
      env,
      // The program that prints decides how it ends; its own exit still ends Chromium.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    const reason = (await complaintOf(chromium.executable, env)) ?? (error instanceof Error ? error.message : error);
    const text = `Chromium did not start (${chromium.executable}): ${reason}`;
    if (other) throw new WorkWaits(`${text}; GRIDFORM_CHROMIUM names it`, { cause: error });
    throw new Error(text, { cause: error });
  }
}

function environment(libraries: string | undefined, fontFolder: string, cacheFolder: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    HOME: cacheFolder,
    XDG_CACHE_HOME: cacheFolder,
    FONTCONFIG_FILE: join(fontFolder, "fonts.conf"),
    TZ: "Asia/Shanghai",
    LANG: "zh_CN.UTF-8",
    ...(libraries && { LD_LIBRARY_PATH: libraries }),
    ...(process.env.TMPDIR && { TMPDIR: process.env.TMPDIR }),
  };
}

/** What Chromium says when it is only asked for its version: a missing library, another architecture, no such file. */
async function complaintOf(executable: string, env: Record<string, string>): Promise<string | undefined> {
  try {
    await promisify(execFile)(executable, ["--version"], { env, timeout: 10_000 });
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return (stderr || message).trim().split("\n")[0];
  }
}
