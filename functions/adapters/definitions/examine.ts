// What an examination consists of: it runs in a thread of its own (worker.ts), for whatever a definition is, it must not stop the others.
import type { FieldError } from "../../../core/problem.ts";
import { boundDefinition } from "../../../forms/publish/bounds.ts";
import type { Examination, Examined } from "../../../forms/publish/examination.ts";
import { lintDefinition } from "../../../forms/publish/lint.ts";
import { ajvEngine } from "../answers/ajv.ts";
import { PatternFault, patternFault } from "../answers/patterns.ts";

/** Everything that is wrong with a definition, and where nothing is the types of its answers, if they are asked for. */
export async function examine({ definition, hurried, types }: Examination): Promise<Examined> {
  const faultOf = hurried ? patternFault : await provenFault();
  const problems: FieldError[] = lintDefinition(definition, { patternFault: faultOf, proveSchema: ajvEngine });
  if (problems.length > 0) return { problems };
  const bounded = boundDefinition(definition);
  if (!types) return { problems, bounded };
  const { answerTypes } = await import("./types.ts");
  return { problems, bounded, types: await answerTypes(bounded.definition, types) };
}

/** The same, with those that a phone's engine could be kept busy with. */
async function provenFault(): Promise<typeof patternFault> {
  const { isQuick } = await import("./slow-patterns.ts");
  return (pattern) => patternFault(pattern) ?? (isQuick(pattern) ? undefined : new PatternFault(0, slow));
}

const slow = { zh: "该正则表达式可能耗时过长", en: "this pattern can take too long" };
