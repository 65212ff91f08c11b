// What checks answers on the server: Ajv for schemas, RE2 for patterns; a file of its own, because it is loaded late.
import { rememberedChecks } from "./ajv.ts";
import { linearMatches } from "./patterns.ts";

export const makeChecking = () => ({
  schemaCheck: rememberedChecks(),
  matches: linearMatches,
});
