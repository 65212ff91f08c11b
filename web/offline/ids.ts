// Ids that the device chooses: UUIDv7 (RFC 9562), which sort by the time they were made.

/** A UUIDv7 of a time in milliseconds and ten random bytes. */
export function uuidv7(milliseconds: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  for (let at = 5, rest = milliseconds; at >= 0; at--, rest = Math.floor(rest / 256)) bytes[at] = rest % 256;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
  const hex = hexOf(bytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A new id now: the one place of the client where randomness comes from. */
export const newId = (now: string): string => uuidv7(Date.parse(now), crypto.getRandomValues(new Uint8Array(10)));

/** Lower-case hexadecimal of bytes. */
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte < 16 ? "0" : "") + byte.toString(16)).join("");
