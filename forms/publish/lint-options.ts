// What the checks of a definition are given: engines that belong to the place where they run.
import type { LocalText } from "../../core/text.ts";

/** A place in a definition. */
export type Path = (string | number)[];
/** Notes a finding. */
export type Tell = (place: Path, code: string, zh: string, en: string) => void;

export type LintOptions = {
  /** Why a pattern cannot stand in a form: not both sides understand it alike, or it can take for ever. `at` counts UTF-16 units from 0. */
  patternFault?: (pattern: string) => { at: number; told: LocalText } | undefined;
  /** Throws `definition-invalid` for a schema by which no answers could be checked. */
  proveSchema?: (schema: object) => void;
};
