// What an examination consists of: it runs in a thread of its own (worker.ts), for whatever a definition is, it must not stop the others.
import type { FieldError } from "../../../core/problem.ts";
import { boundDefinition } from "../../../forms/publish/bounds.ts";
import type { Examination, Examined } from "../../../forms/publish/examination.ts";
import { lintDefinition } from "../../../forms/publish/lint.ts";
import { ajvEngine } from "../answers/ajv.ts";
import { isLinearPattern } from "../answers/patterns.ts";

/** Everything that is wrong with a definition, and where nothing is the types of its answers, if they are asked for. */
export async function examine({ definition, hurried, types }: Examination): Promise<Examined> {
  const isSafePattern = hurried ? isLinearPattern : await patternsFor();
  const problems: FieldError[] = lintDefinition(definition, { isSafePattern, proveSchema: ajvEngine });
  if (problems.length > 0) return { problems };
  const bounded = boundDefinition(definition);
  if (!types) return { problems, bounded };
  const { answerTypes } = await import("./types.ts");
  return { problems, bounded, types: await answerTypes(bounded.definition, types) };
}

/** Patterns that neither the server nor a phone can be kept busy with. */
async function patternsFor(): Promise<(pattern: string) => boolean> {
  const { isQuick } = await import("./slow-patterns.ts");
  return (pattern) => isLinearPattern(pattern) && isQuick(pattern);
}
