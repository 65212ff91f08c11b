// Patterns on which a backtracking engine, such as the browser's, can be kept busy: found by recheck, at publish.
import recheck from "recheck/lib/browser.js";

/** How long one pattern may be looked at, in milliseconds; one that is not decided by then is not let through. */
const patience = 500;

/** Whether a pattern is proved quick. The server itself matches in linear time whatever the pattern; phones do not. */
export const isQuick = (pattern: string): boolean =>
  recheck.checkSync(pattern, "u", { timeout: patience }).status === "safe";
