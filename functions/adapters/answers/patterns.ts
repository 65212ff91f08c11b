// Patterns matched in time linear in the text: RE2, so that no pattern of an administrator can stop the server.
import { RE2JS } from "re2js";

const MOST = 500;
const compiled = new Map<string, RE2JS>();

/** The compiled pattern, remembered; throws RE2's own error for what it cannot do (look-around, back references). */
function patternOf(source: string): RE2JS {
  const known = compiled.get(source);
  if (known) return known;
  const pattern = RE2JS.compile(RE2JS.translateRegExp(withRe2Scripts(source)));
  if (compiled.size >= MOST) compiled.clear();
  compiled.set(source, pattern);
  return pattern;
}

/** `\p{Script=Han}` of ECMAScript is `\p{Han}` in RE2; other escapes are stepped over, `\\p` too. */
const withRe2Scripts = (source: string): string =>
  source.replace(
    /\\(?:([pP])\{(?:Script|sc|Script_Extensions|scx)=(\w+)\}|[\s\S])/g,
    (whole, p?: string, script?: string) => (p ? `\\${p}{${script}}` : whole),
  );

/** Whether a pattern is found in a text, for `pattern` in schemas and `regex()` in expressions. */
export const linearMatches = (value: string, source: string): boolean => patternOf(source).matcher(value).find();

/** Whether RE2 can run a pattern at all; asked at publish. */
export function isLinearPattern(source: string): boolean {
  try {
    patternOf(source);
    return true;
  } catch {
    return false;
  }
}

/** What Ajv compiles patterns with; `toString` tells its patterns apart. */
export const linearRegExp = Object.assign(
  (source: string) => {
    const pattern = patternOf(source);
    return { test: (value: string) => pattern.matcher(value).find(), toString: () => source };
  },
  { code: "linearRegExp" },
);
