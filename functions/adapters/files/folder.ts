// Files in a folder of this machine: what S3 is on AWS.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";
import { tellingBytes } from "../../../core/file-bytes.ts";
import { typeOfName } from "../../../core/file-type.ts";
import { problem } from "../../../core/problem.ts";
import type { Files, Looked } from "../../ports.ts";
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
    look: async (name) => lookAt(placeOf(name)),
    // Nobody reads this folder but the application itself.
    link: async () => undefined,
    uploadTicket: async (name, { contentType }) => ({
      method: "PUT",
      url: uploadUrl(name),
      headers: { "content-type": contentType },
    }),
  };
}

const bytesAt = (place: string): Promise<Uint8Array | undefined> => ifThere(() => readFile(place));

/** Reads a piece at a time: many photos may be looked at, and none of them need be in memory. */
const lookAt = (place: string): Promise<Looked | undefined> =>
  ifThere(async () => {
    const hash = createHash("sha256");
    let start = new Uint8Array();
    for await (const piece of createReadStream(place) as AsyncIterable<Buffer>) {
      if (start.length < tellingBytes) start = Uint8Array.from([...start, ...piece.subarray(0, tellingBytes)]);
      hash.update(piece);
    }
    return { sha256: hash.digest("hex"), start: start.subarray(0, tellingBytes) };
  });

/** What is done with a file; undefined where it is not there. */
async function ifThere<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
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
