// How files are named: by the hash of their bytes. What the first form's page needs of it stands here, the rest in `file-type.ts`.

/** A SHA-256 in small hex letters, as a part of a pattern. */
export const fileHash = "[0-9a-f]{64}";

/** The name of a file, whatever its ending. */
export const fileName = new RegExp(`^${fileHash}\\.[a-z0-9]{2,5}$`);
