// A log that is loaded with the first thing there is to tell: a function that is well has nothing to say.
import type { Logger } from "@aws-lambda-powertools/logger";
import { once } from "./lazy.ts";

type Log = Pick<Logger, "info" | "error">;

export type LateLog = Log & {
  /** Resolves when everything is out. Lambda stops the process with the answer, so the answer waits for it. */
  told(): Promise<void>;
};

export function lateLog(load: () => Promise<Log>): LateLog {
  const loaded = once(load);
  let telling: Promise<void> = Promise.resolve();
  const late =
    (level: "info" | "error"): Log["error"] =>
    (message, ...extra) => {
      // A logger that could not be loaded must not cost the answer too.
      const inNeed = (error: unknown) => console.error(message, ...extra, error);
      telling = telling.then(async () => (await loaded())[level](message, ...extra)).catch(inNeed);
    };
  return { info: late("info"), error: late("error"), told: () => telling };
}
