// Residents' data on this machine is for the owner of the service alone: folders 0700, files 0600.
import { chmod, mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

const folderMode = 0o700;
const fileMode = 0o600;

/** What the service keeps in its data folder: the store with its two logs and the key; the folders of files and mails. */
const files = ["gridform.sqlite", "gridform.sqlite-wal", "gridform.sqlite-shm", "issuer-key.json"];
const folders = ["files", "outbox"];

/**
 * Makes the data folder, and shuts to others what an earlier version left open in it. A folder that was there before keeps its own
 * mode, for it may hold other things than ours.
 */
export async function openPrivateData(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: folderMode });
  // Windows has no such modes: each user's profile is shut by itself.
  if (process.platform === "win32") return;
  for (const name of files) if (await isOpen(join(folder, name))) await chmod(join(folder, name), fileMode);
  for (const name of folders) if (await isOpen(join(folder, name))) await shut(join(folder, name));
}

/** Whether anybody but the owner may do anything with it. */
async function isOpen(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => undefined);
  return found !== undefined && (found.mode & 0o077) !== 0;
}

/** From the innermost on: what was interrupted begins anew, for the folder itself is still open. Links lead elsewhere and stay. */
async function shut(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const place = join(folder, entry.name);
    if (entry.isDirectory()) await shut(place);
    else if (entry.isFile()) await chmod(place, fileMode);
  }
  await chmod(folder, folderMode);
}
