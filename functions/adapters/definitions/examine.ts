// What an examination consists of: it runs in a thread of its own (worker.ts), for whatever a definition is, it must not stop the others.
import type { FieldError } from "../../../core/problem.ts";
import type { FormDefinition } from "../../../forms/definition/definition.ts";
import { boundDefinition } from "../../../forms/publish/bounds.ts";
import type { Examination, Examined } from "../../../forms/publish/examination.ts";
import { lintDefinition } from "../../../forms/publish/lint.ts";
import { ajvEngine } from "../answers/ajv.ts";
import { PatternFault, patternFault } from "../answers/patterns.ts";

/** Everything that is wrong with a definition, and where nothing is the definition as it may be published and the types of its answers. */
export async function examine({ definition, hurried, types, typesOnly }: Examination): Promise<Examined> {
  if (typesOnly) return { problems: [], types: await typesOf(definition, types) };
  const faultOf = hurried ? patternFault : await provenFault();
  const problems: FieldError[] = lintDefinition(definition, { patternFault: faultOf, proveSchema: ajvEngine });
  if (problems.length > 0) return { problems };
  const bounded = boundDefinition(definition);
  return { problems, bounded, ...(types && { types: await typesOf(bounded.definition, types) }) };
}

/** Loads what examinations need that are not hurried, before their time begins. */
export async function prepare(): Promise<void> {
  const [{ warmUp }] = await Promise.all([import("./slow-patterns.ts"), import("./types.ts")]);
  warmUp();
}

const typesOf = async (definition: FormDefinition, banner = ""): Promise<string> =>
  (await import("./types.ts")).answerTypes(definition, banner);

/** The same, with those that a phone's engine could be kept busy with. */
async function provenFault(): Promise<typeof patternFault> {
  const { isQuick } = await import("./slow-patterns.ts");
  return (pattern) => patternFault(pattern) ?? (isQuick(pattern) ? undefined : new PatternFault(0, slow));
}

const slow = { zh: "该正则表达式可能耗时过长", en: "this pattern can take too long" };
