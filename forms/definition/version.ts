// A published version and the definition in it.
import type { FormDefinition, FormVersion } from "./definition.ts";

/** What was published, without what publishing added to it. */
export function definitionOf({
  version: _,
  publishedAt: __,
  publishedBy: ___,
  ...definition
}: FormVersion): FormDefinition {
  return definition;
}
