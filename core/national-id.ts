// Citizen identity numbers (GB 11643): checked, read and masked.

export type NationalId = { id: string; birth: string; sex: "male" | "female"; region: string };

// First two digits of the district code (GB/T 2260), the residence permits of Hong Kong, Macao and Taiwan included.
const PROVINCES =
  "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split(" ");
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = "10X98765432";

/** The check character of the first 17 digits: ISO 7064 MOD 11-2, GB 11643-1999 annex. */
function checkOf(digits: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += Number(digits.charAt(at)) * (WEIGHTS[at] as number);
  return CHECKS.charAt(sum % 11);
}

/**
 * What a number says of its holder: 18 digits (the last may be X or x), or the 15 digits of before 1999. Since 2023 the
 * permanent residence card of foreigners has 18 too, a 9 and two digits of the province first.
 * Undefined when it is none: province, birth date or check digit are wrong, or the birth is after `today` (if given, `2026-10-03`).
 */
export function readNationalId(text: string, today?: string): NationalId | undefined {
  if (!/^(?:\d{17}[\dXx]|\d{15})$/.test(text)) return undefined;
  const id = text.toUpperCase();
  const province = id.startsWith("9") && id.length === 18 ? id.slice(1, 3) : id.slice(0, 2);
  const long = id.length === 18 ? id : `${id.slice(0, 6)}19${id.slice(6)}`;
  const birth = `${long.slice(6, 10)}-${long.slice(10, 12)}-${long.slice(12, 14)}`;
  if (!PROVINCES.includes(province) || !isBirth(birth) || (today !== undefined && birth > today)) return undefined;
  if (id.length === 18 && checkOf(id) !== id.charAt(17)) return undefined;
  return { id, birth, sex: Number(long.charAt(16)) % 2 === 1 ? "male" : "female", region: id.slice(0, 6) };
}

/** A day that exists, of a person who may live or be on record: from 1850 to 2099. */
function isBirth(date: string): boolean {
  if (date < "1850" || date >= "2100") return false;
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}

/** Whether it is an identity number; a birth in the future can only be told by `readNationalId` with a day. */
export const isNationalId = (text: string): boolean => readNationalId(text) !== undefined;

/** An identity number as it is kept: 18 digits with a capital X (15 become 18), blanks and full width gone; undefined when it is none. */
export function canonicalNationalId(text: string): string | undefined {
  const id = readNationalId(text.normalize("NFKC").replace(/\s/g, ""))?.id;
  if (id?.length !== 15) return id;
  const long = `${id.slice(0, 6)}19${id.slice(6)}`;
  return long + checkOf(long);
}

/** First 6 and last 4, or in public first 1 and last 1; a text too short for that is hidden whole. */
export function maskNationalId(id: string, where: "office" | "public" = "office"): string {
  const [head, tail] = where === "public" ? [1, 1] : [6, 4];
  if (id.length <= head + tail) return "*".repeat(id.length);
  return id.slice(0, head) + "*".repeat(id.length - head - tail) + id.slice(-tail);
}
