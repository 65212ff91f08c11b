// Unified social credit codes of organisations (GB 32100-2015): checked and masked.

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"; // no I, O, S, V, Z
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]; // powers of 3 modulo 31

/** Whether it is a credit code: 18 characters, district digits in their places, the check character right. Capitals only. */
export function isCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(text)) return false;
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += ALPHABET.indexOf(text.charAt(at)) * (WEIGHTS[at] as number);
  return ALPHABET.charAt((31 - (sum % 31)) % 31) === text.charAt(17);
}

/** A credit code as it is kept: capitals, blanks and full width gone; undefined when it is none. */
export function canonicalCreditCode(text: string): string | undefined {
  const code = text.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  return isCreditCode(code) ? code : undefined;
}

/** First 6 and last 4; a text too short for that is hidden whole. */
export function maskCreditCode(code: string): string {
  return code.length <= 10 ? "*".repeat(code.length) : code.slice(0, 6) + "*".repeat(code.length - 10) + code.slice(-4);
}
