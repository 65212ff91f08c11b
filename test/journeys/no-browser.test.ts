// `npm start` on a machine where the bundled browser does not run: it says so once, everything else works, and naming a browser prints.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { unpackChromium } from "../../functions/adapters/chromium/unpack.ts";
import { cacheFolder } from "../support/browser.ts";
import { freePort } from "./world.ts";

/** Node that takes itself for one on a Mac. */
const onAMac = `data:text/javascript,for (const [name, value] of [["platform","darwin"],["arch","arm64"]]) Object.defineProperty(process, name, { value })`;

type Started = { child: ChildProcess; said: () => string };

/** Starts the product and waits until it tells its address. */
async function start(data: string, port: number, more: Record<string, string> = {}): Promise<Started> {
  const { GRIDFORM_CHROMIUM: _named, ...environment } = process.env;
  const child = spawn(process.execPath, ["--import", onAMac, "functions/local.ts"], {
    env: { ...environment, PORT: String(port), GRIDFORM_DATA: data, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (bytes) => (said += bytes));
  const ended = new Promise<never>((_, reject) =>
    child.once("exit", (code) => reject(new Error(`it ended with ${code}: ${said}`))),
  );
  ended.catch(() => {});
  while (!said.includes(`http://127.0.0.1:${port}`)) await Promise.race([pause(100), ended]);
  return { child, said: () => said };
}

async function stop({ child }: Started): Promise<void> {
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
}

test("npm start without a browser says which variable names one; with it the waiting report is printed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "gridform-no-browser-"));
  const data = join(folder, "data");
  const port = await freePort();
  const mails = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/outbox`, { headers: { accept: "application/json" } });
    return ((await answer.json()) as { items: { attachments: { url: string }[] }[] }).items;
  };
  const sentence =
    /The bundled Chromium runs on linux x64 and this is darwin arm64: name another one in GRIDFORM_CHROMIUM/;
  try {
    const without = await start(data, port);
    try {
      while (!sentence.test(without.said())) await pause(100);
      expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
      expect(await mails()).toStrictEqual([]);
      expect(without.said().match(new RegExp(sentence, "g"))).toHaveLength(1);
      expect(without.said()).not.toMatch(/Error|首份通报/);
    } finally {
      await stop(without);
    }
    // A browser by another name: the bundled one, which does run here.
    const real = await unpackChromium(cacheFolder);
    const named = join(folder, "chromium");
    const script = `#!/bin/sh\nLD_LIBRARY_PATH=${real.libraries} exec ${real.executable} "$@"\n`;
    await writeFile(named, script, { mode: 0o755 });
    const withOne = await start(data, port, { GRIDFORM_CHROMIUM: named });
    try {
      while (!withOne.said().includes("首份通报")) await pause(100);
      expect(withOne.said()).not.toMatch(sentence);
      const [mail] = await mails();
      const pdf = await fetch(`http://127.0.0.1:${port}${mail?.attachments[0]?.url}`);
      expect((await pdf.text()).slice(0, 5)).toBe("%PDF-");
    } finally {
      await stop(withOne);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
