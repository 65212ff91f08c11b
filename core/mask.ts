// How personal data is shown to those who have not revealed it.
import { maskNationalId } from "./national-id.ts";
import { maskPhone } from "./phone.ts";

/** `all` is shown to whoever looks after the subject; `whole`, what was made of a number or a name, to nobody. */
export type MaskKind = "id-number" | "phone" | "name" | "all" | "whole";

/** Id number: first 6 and last 4. Phone: `138****5678`. Name: its first character. Anything else: `***`. */
export function maskValue(kind: MaskKind, value: unknown): unknown {
  if (value === undefined || value === null || value === "") return value;
  // A value of a type nobody foresaw is hidden whole.
  if (kind === "all" || kind === "whole" || typeof value !== "string") return "***";
  return texts[kind](value);
}

const texts = {
  "id-number": (text: string) => maskNationalId(text),
  phone: maskPhone,
  name: (text: string) => {
    const characters = Array.from(text);
    return (characters[0] ?? "") + "*".repeat(Math.max(1, characters.length - 1));
  },
} satisfies Record<Exclude<MaskKind, "all" | "whole">, (text: string) => string>;
