// How wide letters are, without measuring them.

/** About how wide a text is in pixels at a font size: ideographs are square, other letters a little over half of that. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, it) => sum + ((it.codePointAt(0) ?? 0) > 0x2e7f ? size : size * 0.58), 0);
}
