// Photos, signatures and files taken on the device, named by the hash of their bytes.
import { fileEndings, isFileType } from "../../core/file-type.ts";
import { filesIn } from "../../forms/answers/files.ts";
import type { FileShelf } from "./file-shelf.ts";
import { hexOf } from "./ids.ts";
import type { Store } from "./store.ts";

/** `<sha256>.<extension>`: the same bytes have one name everywhere, and are uploaded once. */
export async function fileName(bytes: ArrayBuffer, contentType: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return `${hexOf(new Uint8Array(digest))}.${isFileType(contentType) ? fileEndings[contentType] : "bin"}`;
}

/** The shelf in the device's store. */
export const storeShelf = (store: Store, now: () => string): FileShelf => ({
  async put(bytes, contentType) {
    const name = await fileName(bytes, contentType);
    const there = await store.get("files", name);
    if (!there) await store.put("files", { name, contentType, bytes, uploaded: false, addedAt: now() });
    return name;
  },
  get: (name) => store.get("files", name),
});

/** A shelf that forgets: for previews. */
export function memoryShelf(): FileShelf {
  const files = new Map<string, { bytes: ArrayBuffer; contentType: string }>();
  return {
    async put(bytes, contentType) {
      const name = await fileName(bytes, contentType);
      files.set(name, { bytes, contentType });
      return name;
    },
    get: async (name) => files.get(name),
  };
}

const DAY = 86_400_000;

/** Drops bytes that no draft and no queued record speaks of any more, a day after they were taken. */
export async function sweepFiles(store: Store, now: string): Promise<void> {
  const tx = store.transaction(["files", "drafts", "outbox"], "readwrite");
  const drafts = (await tx.objectStore("drafts").getAll()).map((draft) => draft.answers);
  const unsent = (await tx.objectStore("outbox").getAll()).filter((record) => record.state !== "sent");
  const needed = new Set([...drafts, ...unsent.map((record) => record.payload)].flatMap((it) => filesIn(it)));
  const files = tx.objectStore("files");
  for (const name of await files.getAllKeys()) {
    if (needed.has(name)) continue;
    const file = await files.get(name);
    if (file && Date.parse(now) - Date.parse(file.addedAt) > DAY) await files.delete(name);
  }
  await tx.done;
}
