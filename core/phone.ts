// Telephone numbers of mainland China: mobile ones checked, kept in one form and masked; fixed lines told apart.

// MIIT's numbering plan gives mobile users 13 to 19; the country code may stand before.
const MOBILE = /^(?:(?:\+|00)86)?(1[3-9]\d{9})$/;
const FIXED = /^(?:0\d{2,3}-?)?[2-8]\d{6,7}(?:-\d{1,6})?$/;

/** Whether it is a mobile number, with or without +86 or 0086 and without anything between the digits. */
export const isMobile = (text: string): boolean => MOBILE.test(text);

/** Whether it is a fixed line, the area code first where there is one: `0543-3160000`. */
export const isFixedLine = (text: string): boolean => FIXED.test(text);

/** A mobile number as it is kept: eleven digits; undefined when it is none. Blanks, hyphens and full width are forgiven. */
export function canonicalMobile(text: string): string | undefined {
  return MOBILE.exec(text.normalize("NFKC").replace(/[\s\-‐-―]/g, ""))?.[1];
}

/** `138****5678`; of any other number the last 4 digits are left, and of a short one nothing. */
export function maskPhone(phone: string): string {
  const mobile = canonicalMobile(phone);
  if (mobile) return `${mobile.slice(0, 3)}****${mobile.slice(7)}`;
  return phone.length > 6 ? "*".repeat(phone.length - 4) + phone.slice(-4) : "*".repeat(phone.length);
}
