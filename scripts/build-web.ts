// Builds the web client into dist/web, makes its service worker, and holds the gate on what the first form loads.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Manifest, type ManifestChunk } from "vite";
import { webConfig } from "../web/vite.config.ts";

/**
 * Gzipped script and style of a page that begins with a form, until the form can be typed into: what its HTML names.
 * The frame and the logic are fetched when the form is drawn.
 */
const GATE = 20 * 1024;

const root = join(import.meta.dirname, "..");
const web = join(root, "web");

const gzipped = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length;

/** The scripts and styles that a page names, with everything they import at once. */
export function filesOf(page: string, manifest: Manifest): string[] {
  const files = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const chunk = Object.values(manifest).find((it) => it.file === file);
    for (const style of chunk?.css ?? []) visit(style);
    for (const imported of chunk?.imports ?? []) visit((manifest[imported] as ManifestChunk).file);
  };
  for (const [, file] of page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)) visit(file as string);
  if (files.size === 0) throw new Error("the page names no script");
  return Array.from(files);
}

export type Size = { file: string; bytes: number };
export type Built = { page: Size[] };

/** Builds everything; answers the gzipped sizes of what the first form loads. */
export async function buildWeb(outDir: string): Promise<Built> {
  await build(webConfig({ outDir }));
  const manifest = JSON.parse(readFileSync(join(outDir, ".vite/manifest.json"), "utf8")) as Manifest;
  rmSync(join(outDir, ".vite"), { recursive: true });
  await buildServiceWorker(outDir);
  const page = readFileSync(join(outDir, "index.html"), "utf8");
  const size = (file: string) => gzipped(readFileSync(join(outDir, file)));
  return { page: filesOf(page, manifest).map((file) => ({ file, bytes: size(file) })) };
}

async function buildServiceWorker(outDir: string): Promise<void> {
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name).slice(outDir.length).replaceAll("\\", "/"))
    .sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(outDir, file)));
  const config = webConfig({ outDir, input: join(web, "app/service-worker.ts") });
  await build({
    ...config,
    publicDir: false,
    define: { __FILES__: JSON.stringify(files), __BUILD__: JSON.stringify(hash.digest("hex").slice(0, 12)) },
    build: {
      ...config.build,
      emptyOutDir: false,
      manifest: false,
      rolldownOptions: {
        ...config.build?.rolldownOptions,
        output: { format: "iife", entryFileNames: "service-worker.js" },
      },
    },
  });
}

/** Whether a source is newer than what was built. */
function isStale(): boolean {
  const when = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const built = when(join(root, "dist/web/service-worker.js"));
  const sources = ["web", "core", "forms", "reports"].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true }).map((it) => join(it.parentPath, it.name)),
  );
  return [...sources, join(root, "package-lock.json"), import.meta.filename].some((path) => when(path) > built);
}

if (import.meta.main && !(process.argv.includes("--if-stale") && !isStale())) {
  const { page } = await buildWeb(join(root, "dist/web"));
  for (const { file, bytes } of page.sort((a, b) => b.bytes - a.bytes))
    console.log(`${String(bytes).padStart(7)}  ${file}`);
  const total = page.reduce((sum, it) => sum + it.bytes, 0);
  console.log(`${String(total).padStart(7)}  the first form's page in all, gzipped (gate ${GATE})`);
  if (total > GATE) {
    console.error("The first form loads more than the gate allows.");
    process.exitCode = 1;
  }
}
