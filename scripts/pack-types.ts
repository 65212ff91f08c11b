// Writes the TypeScript types of every pack's answers beside it; with --check it fails where they are stale.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answerTypes as typesOf } from "../functions/usecases/forms/form-types.ts";

const catalog = join(import.meta.dirname, "../forms/catalog");

/** The declarations of a pack's answers. */
export const answerTypes = (form: string): Promise<string> =>
  typesOf(
    JSON.parse(readFileSync(join(catalog, form, "form.json"), "utf8")),
    `// The answers of ${form}, made from form.json by scripts/pack-types.ts: do not edit.`,
    true,
  );

/** The packs whose checked-in types are not what their schema says. */
export async function staleTypes(): Promise<string[]> {
  const stale: string[] = [];
  for (const form of packs()) {
    if (current(form) !== (await answerTypes(form))) stale.push(form);
  }
  return stale;
}

export const packs = (): string[] =>
  readdirSync(catalog, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

function current(form: string): string | undefined {
  try {
    return readFileSync(join(catalog, form, "answers.d.ts"), "utf8");
  } catch {
    return undefined; // not written yet
  }
}

if (import.meta.main) {
  const stale = await staleTypes();
  if (process.argv.includes("--check")) {
    if (stale.length > 0) {
      console.error(`Stale answers.d.ts: ${stale.join(", ")}. Run: node scripts/pack-types.ts`);
      process.exitCode = 1;
    }
  } else {
    for (const form of stale) writeFileSync(join(catalog, form, "answers.d.ts"), await answerTypes(form));
    console.log(stale.length > 0 ? `Wrote the types of ${stale.join(", ")}` : "All types are up to date");
  }
}
