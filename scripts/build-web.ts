// Builds the web client into dist/web, makes its service worker, and holds the gate on what the first form loads.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Manifest } from "vite";
import { webConfig } from "../web/vite.config.ts";

/** Script and style of the first form, gzipped: 20 KB reach a phone on slow 3G in about a second. */
const GATE = 20 * 1024;

/** What stands on the way from the address to a form that can be typed into. */
const FIRST_FORM = ["index.html", "pages/form.tsx", "form/open-form.tsx"];

const root = join(import.meta.dirname, "..");
const web = join(root, "web");

const gzipped = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;

/** The files that these modules load, with everything they import at once. */
export function filesOf(manifest: Manifest, names: string[]): string[] {
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) if (/\.(js|css)$/.test(file)) files.add(file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const name of names) visit(name);
  return Array.from(files);
}

/** Builds everything; answers the first form's files with their gzipped sizes. */
export async function buildWeb(outDir: string): Promise<{ file: string; bytes: number }[]> {
  await build(webConfig({ outDir }));
  const manifestPath = join(outDir, ".vite/manifest.json");
  const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Manifest;
  rmSync(join(outDir, ".vite"), { recursive: true });
  await buildServiceWorker(outDir);
  return filesOf(manifest, FIRST_FORM).map((file) => ({ file, bytes: gzipped(join(outDir, file)) }));
}

async function buildServiceWorker(outDir: string): Promise<void> {
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name).slice(outDir.length).replaceAll("\\", "/"))
    .sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(outDir, file)));
  const config = webConfig({ outDir, input: join(web, "service-worker.ts") });
  await build({
    ...config,
    publicDir: false,
    define: { __FILES__: JSON.stringify(files), __BUILD__: JSON.stringify(hash.digest("hex").slice(0, 12)) },
    build: {
      ...config.build,
      emptyOutDir: false,
      manifest: false,
      rolldownOptions: { ...config.build?.rolldownOptions, output: { format: "iife", entryFileNames: "service-worker.js" } },
    },
  });
}

if (import.meta.main) {
  const sizes = await buildWeb(join(root, "dist/web"));
  const total = sizes.reduce((sum, it) => sum + it.bytes, 0);
  for (const { file, bytes } of sizes.sort((a, b) => b.bytes - a.bytes)) console.log(`${String(bytes).padStart(7)}  ${file}`);
  console.log(`${String(total).padStart(7)}  first form, gzipped (gate ${GATE})`);
  if (total > GATE) {
    console.error(`The first form loads ${total - GATE} bytes more than the gate allows.`);
    process.exitCode = 1;
  }
}
