// TypeScript types of a form's answers: on request, and for the packs at build time.
import type { FormVersion } from "../../../forms/definition/definition.ts";

type Form = Pick<FormVersion, "id" | "schema" | "ui">;
type Node = {
  [keyword: string]: unknown;
  title?: string;
  properties?: Record<string, Node>;
  items?: Node;
  $defs?: Record<string, Node>;
};

/** `household-visit` becomes `HouseholdVisitAnswers`. */
export const typeName = (form: string, what = "Answers"): string =>
  form
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("") + what;

/** The schema with each title made a comment, for the generator would make a type's name of it; the English one beside it. */
function described({ title, examples: _, ...node }: Node, widgets: Form["ui"]["widgets"], path = ""): Node {
  if ("$ref" in node) return node;
  const asked = widgets[path]?.title;
  const result: Node = { ...node, description: asked ? [asked.zh, asked.en].filter(Boolean).join(" · ") : title };
  const prefix = path === "" ? "" : `${path}/`;
  if (node.properties) result.properties = inside(node.properties, widgets, prefix);
  if (node.$defs) result.$defs = inside(node.$defs, widgets, "$defs/");
  if (node.items) result.items = { ...described(node.items, widgets, path), description: undefined };
  return result;
}

const inside = (nodes: Record<string, Node>, widgets: Form["ui"]["widgets"], prefix: string): Record<string, Node> =>
  Object.fromEntries(Object.entries(nodes).map(([name, node]) => [name, described(node, widgets, prefix + name)]));

/** The declarations of a form's answers below a first line; `format`: laid out as Prettier does it, which is as large as the API. */
export async function answerTypes({ id, schema, ui }: Form, banner: string, format: boolean): Promise<string> {
  // The generator is loaded when somebody asks: it is larger than the API.
  const { compile } = await import("json-schema-to-typescript");
  return compile(described(schema as Node, ui.widgets) as Parameters<typeof compile>[0], typeName(id), {
    bannerComment: banner,
    format,
    // Tuples of up to twenty members say less than an array.
    ignoreMinAndMaxItems: true,
  });
}

/** The types of a published form, as the packs' own `answers.d.ts` have them. */
export const formTypes = (form: FormVersion): Promise<string> =>
  answerTypes(form, `// Answers of ${form.id}, version ${form.version}.`, false);
