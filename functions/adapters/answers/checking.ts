// What checks answers on the server: Ajv for schemas, RE2 for patterns; a file of its own, because it is loaded late.
import { ajvEngine, rememberedChecks } from "./ajv.ts";
import { isLinearPattern, linearMatches } from "./patterns.ts";

export const makeChecking = () => ({
  schemaCheck: rememberedChecks(),
  matches: linearMatches,
  isSafePattern: isLinearPattern,
  proveSchema: ajvEngine,
});
