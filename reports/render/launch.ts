// Starts Chromium: closed off for printing, or with page scripts and loopback for tests of the web client.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
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
export async function launchBrowser(options: LaunchOptions): Promise<Browser> {
  const other = options.executable ?? process.env.GRIDFORM_CHROMIUM;
  const [chromium, fontFolder] = await Promise.all([
    other ? { executable: other, libraries: undefined } : bundled(options),
    options.fontFolder ?? prepareFonts(options.cacheFolder),
  ]);
  await mkdir(options.cacheFolder, { recursive: true });
  try {
    return await puppeteer.launch({
      executablePath: chromium.executable,
      headless: "shell",
      pipe: true,
      args: [...common, ...(options.javascript ? loopbackOnly : closed)],
      env: environment(chromium.libraries, fontFolder, options.cacheFolder),
      // The program that prints decides how it ends; its own exit still ends Chromium.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    throw new Error(`Chromium did not start (${chromium.executable}): ${reasonOf(error)}`, { cause: error });
  }
}

function bundled(options: LaunchOptions): Promise<Unpacked> {
  if (process.platform === "linux" && process.arch === "x64")
    return unpackChromium(options.cacheFolder, options.packFolder);
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

/** The telling line of Chromium's complaint: a missing library, a wrong architecture, no such file. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const telling = /error while loading shared libraries.*|.*(ENOENT|EACCES|ENOEXEC|GLIBC_).*/.exec(text);
  return (telling?.[0] ?? text.slice(0, 400)).trim();
}
