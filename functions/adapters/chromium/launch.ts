// Starts Chromium: closed off for printing, or with page scripts and loopback for tests of the web client.
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import puppeteer, { type Browser } from "puppeteer-core";
import { prepareFonts } from "./fonts.ts";
import { type Unpacked, unpackChromium } from "./unpack.ts";

export type LaunchOptions = {
  /** Where Chromium and the fonts are unpacked, and kept between starts. */
  cacheFolder: string;
  /** A folder that `prepareFonts` made before; made below the cache folder when not given. */
  fontFolder?: string;
  /** The folder of Chromium's archives; the npm package's own when not given. */
  packFolder?: string;
  /** Another Chromium to start; the variable GRIDFORM_CHROMIUM when not given. */
  executable?: string;
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

/** A running Chromium; the caller closes it. Throws an error that says what is missing where it cannot start. */
export async function launchBrowser({ cacheFolder, ...options }: LaunchOptions): Promise<Browser> {
  const cache = resolve(cacheFolder);
  const other = options.executable ?? process.env.GRIDFORM_CHROMIUM;
  const [chromium, fontFolder] = await Promise.all([
    other ? { executable: other, libraries: undefined } : bundled(cache, options.packFolder),
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
    throw new Error(`Chromium did not start (${chromium.executable}): ${reason}`, { cause: error });
  }
}

function bundled(cacheFolder: string, packFolder: string | undefined): Promise<Unpacked> {
  if (process.platform === "linux" && process.arch === "x64") return unpackChromium(cacheFolder, packFolder);
  const here = `${process.platform} ${process.arch}`;
  throw new Error(`The bundled Chromium runs on linux x64, this is ${here}: name another one in GRIDFORM_CHROMIUM`);
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
