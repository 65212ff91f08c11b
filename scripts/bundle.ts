// Bundles the Lambda functions into dist/lambda/<name>/, puts Chromium and its fonts beside the worker, and checks the sizes.
import { createHash } from "node:crypto";
import { copyFile, glob, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress, constants, zstdCompress } from "node:zlib";
import { build, type Rolldown } from "vite";
import { prepareFonts } from "../functions/adapters/chromium/fonts.ts";
import { pureSchemas } from "../web/vite.config.ts";
import { replacements } from "./bundle/replacements.ts";

const unbrotli = promisify(brotliDecompress);
const zstd = promisify(zstdCompress);

const names = ["api", "tick", "worker"] as const;
const root = join(import.meta.dirname, "..");
/** The thread that examines definitions starts from a script of its own; nobody publishes from the other functions. */
const examining = join(root, "functions/adapters/definitions/worker.ts");
const out = join(root, "dist/lambda");
const cache = join(root, ".cache");
const stamp = "bundled.json";

/** What the API reads before its first answer; see docs/decisions/0003-the-sdk-is-bundled.md and 0007. */
export const apiStartLimit = 480_000;
/** Lambda's limit on a function with all its files. */
const unzippedLimit = 250 * 1024 * 1024;

/** Bytes: `start` is what a function reads before its first answer, `code` all of its scripts, `unzipped` all that is deployed. */
export type BundleSize = { name: (typeof names)[number]; start: number; code: number; unzipped: number };

/** Bundles everything, unless nothing has changed since it was bundled last; answers the sizes. */
export async function bundleFunctions(): Promise<BundleSize[]> {
  const sources = await hashOfSources();
  const last = await readFile(join(out, stamp), "utf8").catch(() => "{}");
  const { of, sizes: known } = JSON.parse(last) as { of?: string; sizes?: BundleSize[] };
  if (of === sources && known) return known;
  // Made beside its place: who reads the bundles meanwhile finds the old ones whole.
  const making = `${out}-${process.pid}`;
  try {
    const sizes = await make(making);
    await writeFile(join(making, stamp), JSON.stringify({ of: sources, sizes }));
    await rm(out, { recursive: true, force: true });
    await rename(making, out);
    return sizes;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

async function make(folder: string): Promise<BundleSize[]> {
  const scripts = [];
  for (const name of names) scripts.push(await bundle(name, join(folder, name)));
  await Promise.all([putChromium(join(folder, "worker", "chromium")), putFonts(join(folder, "worker", "fonts"))]);
  return Promise.all(scripts.map(async (size) => ({ ...size, unzipped: await sizeOf(join(folder, size.name)) })));
}

/** Of all that goes into the bundles: our sources, how they are bundled, and the packages as locked. */
async function hashOfSources(): Promise<string> {
  const files = await Array.fromAsync(
    glob(["{api,core,forms,reports,functions}/**/*.{ts,json}", "scripts/bundle{.ts,/*.ts}", "package-lock.json"], {
      cwd: root,
    }),
  );
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(await readFile(join(root, file)));
  return hash.digest("hex");
}

/** One function, in pieces: what is imported when it is needed stays out of the start. */
async function bundle(name: (typeof names)[number], outDir: string): Promise<Omit<BundleSize, "unzipped">> {
  const built = await build({
    configFile: false,
    publicDir: false,
    root,
    logLevel: "warn",
    plugins: [pureSchemas(), ...replacements()],
    resolve: { mainFields: ["module", "main"] },
    ssr: { noExternal: true, external: ["@sparticuz/chromium", "subset-font"], target: "node" },
    build: {
      ssr: true,
      target: "node24",
      outDir,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { index: join(root, "functions", `${name}.ts`), ...(name === "api" && { definitions: examining }) },
        // @jsdevtools/ono looks whether it is CommonJS; it is not.
        checks: { commonJsVariableInEsm: false },
        output: {
          entryFileNames: "[name].mjs",
          chunkFileNames: "[name]-[hash].mjs",
          minify: { compress: true, codegen: true, mangle: await namesInTraces() },
        },
      },
    },
  });
  const chunks = (built as Rolldown.RolldownOutput).output.filter((it) => it.type === "chunk");
  return { name, start: startSize(chunks), code: chunks.reduce((sum, it) => sum + sizeOfCode(it), 0) };
}

/**
 * A stack trace in the log consists of names: our own functions and classes keep theirs. Those of the packages would cost
 * 30 KB more.
 */
async function namesInTraces() {
  const reserved = new Set<string>();
  for await (const file of glob("{api,core,forms,reports,functions}/**/*.ts", { cwd: root })) {
    const source = await readFile(join(root, file), "utf8");
    for (const [, name] of source.matchAll(/^(?:export )?(?:async )?(?:function\*?|class) (\w+)/gm))
      reserved.add(name as string);
  }
  return { toplevel: true, reserved: [...reserved] };
}

const sizeOfCode = ({ code }: Rolldown.OutputChunk): number => Buffer.byteLength(code);

/** The bytes of the entry and of all that it imports at once. */
function startSize(chunks: Rolldown.OutputChunk[]): number {
  const byName = new Map(chunks.map((it) => [it.fileName, it]));
  const seen = new Set<Rolldown.OutputChunk>();
  const visit = (chunk: Rolldown.OutputChunk | undefined): void => {
    // Node's own modules are imported too, and are nobody's bytes.
    if (!chunk || seen.has(chunk)) return;
    seen.add(chunk);
    for (const imported of chunk.imports) visit(byName.get(imported));
  };
  visit(chunks.find((it) => it.fileName === "index.mjs"));
  return [...seen].reduce((sum, it) => sum + sizeOfCode(it), 0);
}

/** Chromium's archives. The large one as zstd, which the first report after a pause unpacks in half the time. */
async function putChromium(folder: string): Promise<void> {
  const packed = join(root, "node_modules/@sparticuz/chromium/bin");
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
  ...(name === "api" && start > apiStartLimit
    ? [`api starts with ${start} bytes, more than ${apiStartLimit}; import what few requests need where they need it`]
    : []),
  ...(unzipped > unzippedLimit ? [`${name} has ${unzipped} bytes unzipped, more than Lambda's ${unzippedLimit}`] : []),
];

if (import.meta.main) {
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0).padStart(7)} KB`;
  const sizes = await bundleFunctions();
  for (const { name, start, code, unzipped } of sizes) {
    console.log(
      `${name.padEnd(7)} start ${kilobytes(start)}   scripts ${kilobytes(code)}   unzipped ${kilobytes(unzipped)}`,
    );
  }
  for (const complaint of sizes.flatMap(tooLarge)) {
    console.error(`Too large: ${complaint}`);
    process.exitCode = 1;
  }
}
