// What people type, as it is kept: half-width, without blanks.

/** Chinese keyboards give full-width digits and letters. */
export const halfWidth = (text: string) => text.normalize("NFKC").trim();

/** The same in capitals and without blanks: identity numbers and credit codes. */
export const asCode = (text: string) => halfWidth(text).replace(/\s/g, "").toUpperCase();

export const asText = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");
