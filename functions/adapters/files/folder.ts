// Files in a folder of this machine: what S3 is on AWS.
import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";
import { tellingBytes } from "../../../core/file-bytes.ts";
import { typeOfName } from "../../../core/file-type.ts";
import { problem } from "../../../core/problem.ts";
import type { Files } from "../../ports.ts";
import { troubleOf } from "../disk-troubles.ts";

const typeOf = (name: string): string =>
  typeOfName(name) ?? (name.endsWith(".json") ? "application/json" : "application/octet-stream");

/** `uploadUrl` says where a browser may PUT an upload of a name; the bytes come back through `put`. */
export function openFolder(folder: string, uploadUrl: (name: string) => string): Files {
  const placeOf = (name: string): string => {
    const place = normalize(join(folder, name));
    // With the separator: `files-old` is no part of `files`.
    if (!place.startsWith(normalize(`${folder}${sep}`))) throw problem("not-found", { file: name });
    return place;
  };
  return {
    async put(name, bytes, { ifAbsent }) {
      const place = placeOf(name);
      if (ifAbsent && (await exists(place))) return "already-there";
      await writeDurably(place, bytes);
      return "stored";
    },
    async get(name) {
      const bytes = await bytesAt(placeOf(name));
      return bytes && { bytes, contentType: typeOf(name) };
    },
    async look(name) {
      const bytes = await bytesAt(placeOf(name));
      return (
        bytes && {
          sha256: createHash("sha256").update(bytes).digest("hex"),
          start: bytes.subarray(0, tellingBytes),
        }
      );
    },
    // Nobody reads this folder but the application itself.
    link: async () => undefined,
    uploadTicket: async (name, { contentType }) => ({
      method: "PUT",
      url: uploadUrl(name),
      headers: { "content-type": contentType },
    }),
  };
}

async function bytesAt(place: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(place);
  } catch (error) {
    // A part of the way that is a file has nothing below it.
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes(String((error as NodeJS.ErrnoException).code))) return undefined;
    throw error;
  }
}

const exists = (place: string): Promise<boolean> =>
  stat(place).then(
    () => true,
    () => false,
  );

/** Whole or not at all: a name of its own first, on the disk, then renamed. */
async function writeDurably(place: string, bytes: Uint8Array): Promise<void> {
  const waiting = `${place}.${process.pid}.${process.hrtime.bigint()}.part`;
  try {
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    // Residents' photos: for the owner of the service alone.
    const file = await open(waiting, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(waiting, place);
  } catch (error) {
    throw troubleOf(error) ?? error;
  }
}
