// Precompiles every template (reports/**/*.hbs) into one file, so that only Handlebars' runtime runs; `--check` fails when it is stale.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import Handlebars from "handlebars";
import { helperNames } from "../reports/document/helper-names.ts";

const root = join(import.meta.dirname, "..");

export const templatesPlace = "reports/document/templates.generated.ts";

/** Every template by its name, which is its file's. */
export const templateSources = (): Map<string, string> =>
  new Map(
    globSync("reports/**/*.hbs", { cwd: root })
      .sort()
      // An editor ends a file with a line break that the page does not want.
      .map((file) => [basename(file, ".hbs"), readFileSync(join(root, file), "utf8").replace(/\n$/, "")]),
  );

/** The file of all templates, as their sources stand. */
export function compiledTemplates(): string {
  const knownHelpers = Object.fromEntries(helperNames.map((name) => [name, true]));
  const compiled = [...templateSources()].map(([name, source]) => {
    const script = Handlebars.precompile(source, { strict: true, knownHelpersOnly: true, knownHelpers });
    return `  "${name}": ${script},\n`;
  });
  return [
    "// The templates of reports and mails, made from their *.hbs by scripts/generate-templates.ts: do not edit.\n",
    "// @ts-nocheck: what Handlebars writes has no types.\n\n",
    `export const templates = {\n${compiled.join("")}};\n`,
  ].join("");
}

if (import.meta.main) {
  const place = join(root, templatesPlace);
  if (process.argv.includes("--check")) process.exitCode = readFileSync(place, "utf8") === compiledTemplates() ? 0 : 1;
  else writeFileSync(place, compiledTemplates());
}
