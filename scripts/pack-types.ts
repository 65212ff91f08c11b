// Writes the TypeScript types of every pack's answers beside it; with --check it fails where they are stale.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FormDefinition } from "../forms/definition/definition.ts";
import { type Typed, typeName, answerTypes as typesOf } from "../functions/adapters/definitions/types.ts";

const catalog = join(import.meta.dirname, "../forms/catalog");

/** The declarations of a pack's answers, and of what its case's steps ask. */
export async function answerTypes(form: string): Promise<string> {
  const pack = FormDefinition.parse(JSON.parse(readFileSync(join(catalog, form, "form.json"), "utf8")));
  const banner = `// The answers of ${form}, made from form.json by scripts/pack-types.ts: do not edit.`;
  return [await typesOf(pack, banner, true), ...(await stepTypes(pack))].join("\n");
}

/** A type for each step that asks something, and one of all steps by their names. */
async function stepTypes({ id, workflow }: FormDefinition): Promise<string[]> {
  const all = Object.values(workflow?.steps ?? {}).flatMap((it) => it.transitions);
  // A step that leads from two states asks the same in both.
  const steps = [...new Map(all.map((it) => [it.id, it])).values()];
  if (steps.length === 0) return [];
  const asking = steps.filter((it) => it.questions);
  const types = asking.map((it) => typesOf({ id: `${id}-${it.id}`, ...it.questions } as Typed, "", true));
  const rows = steps.map((it) => {
    const name = it.id.includes("-") ? `"${it.id}"` : it.id;
    return `  ${name}: ${it.questions ? typeName(`${id}-${it.id}`) : "Record<string, never>"};\n`;
  });
  return [...(await Promise.all(types)), `export interface ${typeName(id, "Steps")} {\n${rows.join("")}}\n`];
}

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
