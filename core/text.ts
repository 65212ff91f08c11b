// Texts that people read, in Chinese first and English beside it.
import * as z from "zod";

export const Language = z.enum(["zh", "en"]);
export type Language = z.infer<typeof Language>;

/** A text for people: Chinese always, English where somebody wrote it. */
export const LocalText = z.object({ zh: z.string().min(1), en: z.string().min(1).optional() });
export type LocalText = z.infer<typeof LocalText>;

/** The text in a language; Chinese where the language has none. */
export function say(text: LocalText, language: Language): string {
  return language === "en" ? (text.en ?? text.zh) : text.zh;
}
