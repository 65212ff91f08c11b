// A log that is loaded with the first thing there is to tell: a function that is well has nothing to say.
import type { Logger } from "@aws-lambda-powertools/logger";
import type { MiddlewareObj } from "@middy/core";
import type { Context } from "aws-lambda";
import { once } from "./lazy.ts";

type Log = Pick<Logger, "info" | "error">;

export type LateLog = Log & {
  /** Resolves when everything is out. */
  told(): Promise<void>;
  /** What is told from now on belongs to this invocation. */
  begin(context: Context): void;
};

export function lateLog(load: () => Promise<Log & Pick<Logger, "addContext">>): LateLog {
  const loaded = once(load);
  let telling: Promise<void> = Promise.resolve();
  let invocation: Context | undefined;
  const late =
    (level: "info" | "error"): Log["error"] =>
    (message, ...extra) => {
      const of = invocation;
      // A logger that could not be loaded must not cost the answer too.
      const inNeed = (error: unknown) => console.error(message, ...extra, error);
      telling = telling
        .then(async () => {
          const logger = await loaded();
          if (of) logger.addContext(of);
          logger[level](message, ...extra);
        })
        .catch(inNeed);
    };
  return {
    info: late("info"),
    error: late("error"),
    told: () => telling,
    begin: (context) => {
      invocation = context;
    },
  };
}

/**
 * What Powertools' injectLambdaContext does, for a log that is not there yet (docs/decisions/0007). Lambda stops the process
 * with the answer, so the answer waits until everything is told.
 */
export function lateLogContext(log: LateLog): MiddlewareObj {
  const told = () => log.told();
  return { before: ({ context }) => log.begin(context), after: told, onError: told };
}
