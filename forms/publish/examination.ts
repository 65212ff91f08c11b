// What is asked of a definition before it is published, and what is found.
import type { FieldError } from "../../core/problem.ts";
import type { FormDefinition } from "../definition/definition.ts";
import type { Bounded } from "./bounds.ts";

/**
 * A definition to be looked at. `hurried`: patterns are not proved quick, which takes a second; `types`: the first line of the types to be
 * made; `typesOnly`: of a version that is published already, whatever would be said of it today.
 */
export type Examination = { definition: FormDefinition; hurried?: boolean; types?: string; typesOnly?: true };
/** What is wrong with it; where nothing is, the definition as it may be published, and the types of its answers. */
export type Examined = { problems: FieldError[]; bounded?: Bounded; types?: string };
