// What bytes are: told by how they begin, never by what their sender says.
import type { FileType } from "./file-type.ts";

/** How many of its first bytes tell a file's type. */
export const tellingBytes = 12;

const ascii = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const riff = ascii("RIFF");

/** How each type begins: ITU-T T.81 (SOI and the next marker), ISO/IEC 15948, RFC 9649, ISO 32000. `at`: the byte it begins at. */
const beginnings: Record<FileType, { at: number; bytes: number[] }[]> = {
  "image/jpeg": [{ at: 0, bytes: [0xff, 0xd8, 0xff] }],
  "image/png": [{ at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }],
  "image/webp": [
    { at: 0, bytes: riff },
    { at: 8, bytes: ascii("WEBP") },
  ],
  "application/pdf": [{ at: 0, bytes: ascii("%PDF-") }],
};

/** The type of a file by its first bytes (`tellingBytes` of them are enough); undefined for what is not taken. */
export const typeOfBytes = (start: Uint8Array): FileType | undefined =>
  (Object.keys(beginnings) as FileType[]).find((type) =>
    beginnings[type].every(({ at, bytes }) => bytes.every((byte, next) => start[at + next] === byte)),
  );
