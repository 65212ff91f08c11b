// Builds the test page and serves it beside a server that the test plays: `node test/web/harness/build.ts` to look at it.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { build } from "vite";
import { webConfig } from "../../../web/vite.config.ts";

export type Played = { status: number; body?: unknown };
/** What the played server answers to an API call; undefined: 404. */
export type Play = (
  method: string,
  path: string,
  body: unknown,
  raw: Buffer,
) => Played | undefined | Promise<Played | undefined>;

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** The policy the server sets in production: a page that needs more fails here. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types gridform";

/** Builds the harness into a folder of its own; `remove` takes it away. */
export async function buildHarness(): Promise<{ folder: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "gridform-harness-"));
  const config = webConfig({ root: import.meta.dirname, outDir: folder });
  // The harness itself waits for its device at top level, which old browsers cannot; what it shows is built for them elsewhere.
  await build({ ...config, build: { ...config.build, target: "es2022", cssTarget: "es2022" } });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Serves a built page and the played API on loopback. */
export async function serve(folder: string, play: Play): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(folder, play, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(folder: string, play: Play, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname.startsWith("/api/v1/")) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks);
    const body = request.headers["content-type"] === "application/json" ? JSON.parse(raw.toString()) : undefined;
    const played = await play(request.method ?? "GET", url.pathname.slice(7) + url.search, body, raw);
    response.writeHead(played?.status ?? 404, { "content-type": "application/json" });
    response.end(JSON.stringify(played?.body ?? { code: "not-found", title: "Not found" }));
    return;
  }
  const path = normalize(url.pathname === "/" ? "/index.html" : url.pathname);
  try {
    const bytes = readFileSync(join(folder, path));
    response.writeHead(200, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "content-security-policy": policy,
    });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}
