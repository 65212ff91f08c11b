// What the checks of a definition are given: engines that belong to the place where they run.
export type LintOptions = {
  /** Whether a pattern can be matched in time linear in the text. */
  isSafePattern?: (pattern: string) => boolean;
  /** Throws `definition-invalid` for a schema by which no answers could be checked. */
  proveSchema?: (schema: object) => void;
};
