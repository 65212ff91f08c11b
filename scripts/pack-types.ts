// Writes the TypeScript types of every pack's answers beside it; with --check it fails where they are stale.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "json-schema-to-typescript";

const catalog = join(import.meta.dirname, "../forms/catalog");

/** `household-visit` becomes `HouseholdVisitAnswers`. */
const typeName = (form: string): string =>
  `${form
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("")}Answers`;

type Node = {
  [keyword: string]: unknown;
  title?: string;
  properties?: Record<string, Node>;
  items?: Node;
  $defs?: Record<string, Node>;
};
type Titles = Record<string, { title: { zh: string; en?: string } }>;

/** The schema with each title made a comment, for the generator would make a type's name of it; the English one beside it. */
function described({ title, examples: _, ...node }: Node, widgets: Titles, path = ""): Node {
  if ("$ref" in node) return node;
  const asked = widgets[path]?.title;
  const result: Node = { ...node, description: asked ? [asked.zh, asked.en].filter(Boolean).join(" · ") : title };
  const prefix = path === "" ? "" : `${path}/`;
  if (node.properties) result.properties = inside(node.properties, widgets, prefix);
  if (node.$defs) result.$defs = inside(node.$defs, widgets, "$defs/");
  if (node.items) result.items = { ...described(node.items, widgets, path), description: undefined };
  return result;
}

const inside = (nodes: Record<string, Node>, widgets: Titles, prefix: string): Record<string, Node> =>
  Object.fromEntries(Object.entries(nodes).map(([name, node]) => [name, described(node, widgets, prefix + name)]));

/** The declarations of a pack's answers. */
export async function answerTypes(form: string): Promise<string> {
  const { schema, ui } = JSON.parse(readFileSync(join(catalog, form, "form.json"), "utf8"));
  return compile(described(schema, ui.widgets) as Parameters<typeof compile>[0], typeName(form), {
    bannerComment: `// The answers of ${form}, made from form.json by scripts/pack-types.ts: do not edit.`,
    // Tuples of up to twenty members say less than an array.
    ignoreMinAndMaxItems: true,
  });
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
