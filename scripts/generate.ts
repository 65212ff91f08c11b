// Makes every generated file that is checked in, at once; with --check it names those that are stale and fails.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pageNow as accessPatterns } from "./access-patterns.ts";
import { definitionSchema } from "./definition-schema.ts";
import { compiledTemplates, templatesPlace } from "./generate-templates.ts";
import { answerTypes, packs } from "./pack-types.ts";
import { reportsPage } from "./section-table.ts";

const root = join(import.meta.dirname, "..");

/** What each file should be, by its place. */
const generated: Record<string, () => string | Promise<string>> = {
  "docs/form-definition.schema.json": definitionSchema,
  "docs/access-patterns.md": accessPatterns,
  "docs/reports.md": reportsPage,
  [templatesPlace]: compiledTemplates,
  ...Object.fromEntries(packs().map((form) => [`forms/catalog/${form}/answers.d.ts`, () => answerTypes(form)])),
};

function current(file: string): string | undefined {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    return undefined; // not written yet
  }
}

const check = process.argv.includes("--check");
for (const [file, make] of Object.entries(generated)) {
  const made = await make();
  if (made === current(file)) continue;
  if (check) process.exitCode = 1;
  else writeFileSync(join(root, file), made);
  console.log(check ? `${file} is stale. Run: npm run generate` : `Wrote ${file}`);
}
