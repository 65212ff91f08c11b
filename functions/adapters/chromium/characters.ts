// Characters that the fonts leave out because they share a glyph with another, and what a page shows instead.

/**
 * In Noto Sans SC these are drawn by one glyph. A viewer reads that glyph back as the lower code point, so that 橡胶
 * could not be found in a report; the one that people write is kept.
 */
const twins: Record<string, string> = {
  "\u3b35": "胶",
  "\u3ada": "曶",
  "\u3b3a": "幐",
  "\u3b3b": "䐠",
  "\u3ba3": "槩",
  "\u58ff": "墫",
  "\u301c": "～",
  "\u2012": "–",
  "\u2215": "／",
  "\u2329": "〈",
  "\u232a": "〉",
};

// Radicals and compatibility ideographs; twelve of that block are unified ideographs (Unicode Standard, section 18.1).
const compatibility = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
const unified = /[\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27-\ufa29]/u;

/** Whether our fonts are made without this character. */
export const isLeftOut = (character: string): boolean =>
  character in twins || (compatibility.test(character) && !unified.test(character));

/** The text with every character that the fonts leave out replaced by the one that looks the same: ⼩学 becomes 小学. */
export function withPlainCharacters(text: string): string {
  const leftOut = new RegExp(`[${Object.keys(twins).join("")}]|${compatibility.source}`, "gu");
  return text.replace(leftOut, (it) => twins[it] ?? (unified.test(it) ? it : it.normalize("NFKC")));
}
