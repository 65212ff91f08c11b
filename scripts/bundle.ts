// Bundles the Lambda functions into dist/lambda/<name>/, puts Chromium and its fonts beside the worker, and checks the sizes.
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress, constants, zstdCompress } from "node:zlib";
import { build, type Metafile, type Plugin } from "esbuild";
import { prepareFonts } from "../reports/render/fonts.ts";

const unbrotli = promisify(brotliDecompress);
const zstd = promisify(zstdCompress);

const names = ["api", "tick", "worker"] as const;
const out = "dist/lambda";
const cache = ".cache";

/** What the API reads before its first answer; see docs/decisions/0003-the-sdk-is-bundled.md. */
const apiStartLimit = 1_150_000;
/** Lambda's limit on a function with all its files. */
const unzippedLimit = 250 * 1024 * 1024;

/** Bytes: `start` is what a function reads before its first answer, `unzipped` all that is deployed. */
export type BundleSize = { name: (typeof names)[number]; start: number; unzipped: number };

/** Bundles everything; answers the sizes. */
export async function bundleFunctions(): Promise<BundleSize[]> {
  const starts = await bundle();
  await Promise.all([putChromium(join(out, "worker", "chromium")), putFonts(join(out, "worker", "fonts"))]);
  return Promise.all(
    names.map(async (name) => ({ name, start: starts.get(name) ?? 0, unzipped: await sizeOf(join(out, name)) })),
  );
}

/** One bundle for each function, in pieces: what is imported when it is needed stays out of the start. */
async function bundle(): Promise<Map<string, number>> {
  const starts = new Map<string, number>();
  for (const name of names) {
    const folder = join(out, name);
    await rm(folder, { recursive: true, force: true });
    const { metafile } = await build({
      entryPoints: { index: `functions/${name}.ts` },
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      minify: true,
      // Class and function names stay: they are what a stack trace in the log consists of.
      keepNames: true,
      platform: "node",
      target: "node24",
      format: "esm",
      mainFields: ["module", "main"],
      legalComments: "none",
      // Packages in CommonJS ask for Node's modules by `require`, which an ES module does not have.
      banner: { js: `import{createRequire as __require}from"node:module";const require=__require(import.meta.url);` },
      external: ["@sparticuz/chromium", "subset-font"],
      plugins: [leaveOut("prettier")],
      metafile: true,
      logLevel: "warning",
    });
    starts.set(name, startSize(metafile, join(folder, "index.mjs")));
  }
  return starts;
}

/** A package that is named but never called: json-schema-to-typescript formats with it only when asked, and it has 5 MB. */
function leaveOut(packageName: string): Plugin {
  return {
    name: "leave-out",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${packageName}$`) }, ({ path }) => ({ path, namespace: "left-out" }));
      onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "module.exports = {}" }));
    },
  };
}

/** The bytes of a file and of all that it imports at once. */
function startSize({ outputs }: Metafile, file: string, seen = new Set<string>()): number {
  const output = outputs[file];
  if (!output || seen.has(file)) return 0;
  seen.add(file);
  const imported = output.imports.filter((it) => it.kind === "import-statement");
  return output.bytes + imported.reduce((sum, { path }) => sum + startSize({ outputs } as Metafile, path, seen), 0);
}

/** Chromium's archives. The large one as zstd, which the first report after a pause unpacks in half the time. */
async function putChromium(folder: string): Promise<void> {
  const packed = "node_modules/@sparticuz/chromium/bin";
  await mkdir(folder, { recursive: true });
  for (const name of ["al2023.tar.br", "swiftshader.tar.br"]) await copyFile(join(packed, name), join(folder, name));
  await copyFile(await repacked(join(packed, "chromium.br")), join(folder, "chromium.zst"));
}

/** Some 10 s of work, hence kept in the cache under the size of what it was made from. */
async function repacked(brotli: string): Promise<string> {
  const kept = join(cache, `chromium-${(await stat(brotli)).size}.zst`);
  if (await stat(kept).catch(() => undefined)) return kept;
  await mkdir(cache, { recursive: true });
  const making = `${kept}.${process.pid}`;
  // Level 9: 79 MB in 7 s; level 15 takes 42 s for 77 MB.
  const params = { [constants.ZSTD_c_compressionLevel]: 9 };
  await writeFile(making, await zstd(await unbrotli(await readFile(brotli)), { params }));
  await rename(making, kept);
  return kept;
}

async function putFonts(folder: string): Promise<void> {
  const made = await prepareFonts(cache);
  await mkdir(folder, { recursive: true });
  for (const file of await readdir(made)) await copyFile(join(made, file), join(folder, file));
}

async function sizeOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(files.filter((it) => it.isFile()).map((it) => stat(join(it.parentPath, it.name))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

const tooLarge = ({ name, start, unzipped }: BundleSize): string[] => [
  ...(name === "api" && start > apiStartLimit ? [`api starts with ${start} bytes, more than ${apiStartLimit}`] : []),
  ...(unzipped > unzippedLimit ? [`${name} has ${unzipped} bytes unzipped, more than Lambda's ${unzippedLimit}`] : []),
];

if (import.meta.main) {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0).padStart(7)} KB`;
  const sizes = await bundleFunctions();
  for (const { name, start, unzipped } of sizes) {
    console.log(`${name.padEnd(7)} start ${kilobytes(start)}   unzipped ${kilobytes(unzipped)}`);
  }
  for (const complaint of sizes.flatMap(tooLarge)) {
    console.error(`Too large: ${complaint}`);
    process.exitCode = 1;
  }
}
