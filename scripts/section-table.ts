// Writes the table of sections in docs/reports.md from reports/sections/table.ts; `--check` fails when it is stale.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sections } from "../reports/sections/table.ts";

const page = join(import.meta.dirname, "../docs/reports.md");
const begin = "<!-- sections -->";
const end = "<!-- /sections -->";

/** The whole page with its table as the code stands. */
export function reportsPage(): string {
  const text = readFileSync(page, "utf8");
  const rows = Object.entries(sections).map(([kind, { says }]) => `| \`${kind}\` | ${says} |`);
  const table = ["| section | says |", "|---|---|", ...rows].join("\n");
  return `${text.slice(0, text.indexOf(begin) + begin.length)}\n${table}\n${text.slice(text.indexOf(end))}`;
}

if (import.meta.main) {
  if (process.argv.includes("--check")) process.exitCode = readFileSync(page, "utf8") === reportsPage() ? 0 : 1;
  else writeFileSync(page, reportsPage());
}
