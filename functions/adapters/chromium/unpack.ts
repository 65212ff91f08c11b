// Unpacks the Chromium of @sparticuz/chromium and its system libraries into a folder, once.
import { constants, createReadStream, createWriteStream } from "node:fs";
import { access, chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, createBrotliDecompress, createZstdDecompress, zstdDecompressSync } from "node:zlib";

export type Unpacked = { executable: string; libraries: string };

/**
 * The Chromium below `cacheFolder`, unpacked there when it is not yet. `packFolder` holds the package's archives, as
 * they come (`chromium.br`) or repacked at build time as `chromium.zst`, which unpacks about three times as fast.
 * The package's own `executablePath()` unpacks the libraries on Lambda alone, and not atomically.
 */
export async function unpackChromium(cacheFolder: string, packFolder = packageFolder()): Promise<Unpacked> {
  const pack = await findPack(packFolder, "chromium");
  const folder = join(cacheFolder, `chromium-${(await stat(pack)).size}`);
  const unpacked = { executable: join(folder, "chromium"), libraries: join(folder, "lib") };
  if (await canRead(unpacked.executable)) return unpacked;
  await mkdir(cacheFolder, { recursive: true });
  const making = await mkdtemp(join(cacheFolder, "making-chromium-"));
  try {
    await pipeline(
      createReadStream(pack, { highWaterMark: 1 << 22 }),
      pack.endsWith(".zst")
        ? createZstdDecompress({ chunkSize: 1 << 21 })
        : createBrotliDecompress({ chunkSize: 1 << 21 }),
      createWriteStream(join(making, "chromium"), { mode: 0o755 }),
    );
    // The GL libraries must lie beside the binary; the system libraries lie in lib/ inside their archive.
    for (const name of ["al2023.tar", "swiftshader.tar"])
      await untar(await inflate(await findPack(packFolder, name)), making);
    // A temporary folder is its maker's alone; an image may be built by one user and run by another.
    await chmod(making, 0o755);
    await rename(making, folder);
  } catch (error) {
    if (!(await canRead(unpacked.executable))) throw error;
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  return unpacked;
}

const packageFolder = () => join(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))), "..", "bin");

async function findPack(folder: string, name: string): Promise<string> {
  for (const kind of ["zst", "br"])
    if (await canRead(join(folder, `${name}.${kind}`))) return join(folder, `${name}.${kind}`);
  throw new Error(
    `Chromium is not here: ${folder} holds neither ${name}.br nor ${name}.zst (npm package @sparticuz/chromium)`,
  );
}

async function inflate(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  return path.endsWith(".zst") ? zstdDecompressSync(bytes) : brotliDecompressSync(bytes);
}

/** Plain files of a tar archive (POSIX ustar: 512-byte headers, name at 0, size in octal at 124, kind at 156). */
async function untar(tar: Buffer, into: string): Promise<void> {
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const text = (from: number, length: number) =>
      tar.toString("latin1", at + from, at + from + length).split("\0")[0] ?? "";
    const size = Number.parseInt(text(124, 12), 8);
    const target = join(into, text(0, 100));
    if (text(156, 1) === "0") {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, tar.subarray(at + 512, at + 512 + size), { mode: 0o755 });
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

const canRead = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
