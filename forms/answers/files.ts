// The files that answers name: where each stands, and which there are.
import { fileName } from "../../core/file-name.ts";

/** The files that answers speak of, in rows and lines of checks too, with those that were listed beside them; each once. */
export const filesIn = (answers: object, listed: readonly string[] = []): string[] => [
  ...new Set([...listed, ...placesOfFiles(answers).map(({ name }) => name)]),
];

/** Each place of answers where a file is named, in rows and lines of checks too. */
export function placesOfFiles(
  value: unknown,
  path: readonly string[] = [],
): { name: string; path: readonly string[] }[] {
  if (typeof value === "string") return fileName.test(value) ? [{ name: value, path }] : [];
  // Numbers and yes or no hold nothing.
  return Object.entries(value ?? {}).flatMap(([name, inner]) => placesOfFiles(inner, [...path, name]));
}
