// TypeScript types of a published form's answers, on request.
import type { FormVersion } from "../../forms/definition.ts";

/** The same types as the packs' own `answers.d.ts`. The generator is loaded when somebody asks: it is larger than the API. */
export async function formTypes(form: FormVersion): Promise<string> {
  const { compile } = await import("json-schema-to-typescript");
  const name = form.id.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) => letter.toUpperCase());
  return compile(form.schema as Parameters<typeof compile>[0], `${name}Answers`, {
    bannerComment: `// Answers of ${form.id}, version ${form.version}.`,
    format: false,
  });
}
