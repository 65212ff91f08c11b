// Files in a folder of this machine: what S3 is on AWS.
import { mkdir, open, readFile, rename, stat } from "node:fs/promises";
import { dirname, join, normalize, sep } from "node:path";
import { problem } from "../../../core/problem.ts";
import type { Files } from "../../ports.ts";
import { troubleOf } from "../disk-troubles.ts";

const types: Record<string, string> = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  pdf: "application/pdf",
  json: "application/json",
};

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
      try {
        const bytes = await readFile(placeOf(name));
        return { bytes, contentType: types[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream" };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    uploadTicket: async (name, { contentType }) => ({
      method: "PUT",
      url: uploadUrl(name),
      headers: { "content-type": contentType },
    }),
  };
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
    await mkdir(dirname(place), { recursive: true });
    const file = await open(waiting, "wx");
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
