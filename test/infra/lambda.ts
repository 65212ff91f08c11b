// One function of the deployment as Lambda runs it: its bundle, away from node_modules, in a process that knows its environment alone.
import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { cpSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { localContext } from "../../functions/adapters/web/local-context.ts";

/** Where scripts/bundle.ts puts the bundles. */
export const built = join(process.cwd(), "dist/lambda");

/** A function's scripts copied to a folder with no node_modules above it; what is large beside them is linked. */
export function moveAway(name: string, away: string): string {
  const folder = join(away, name);
  for (const file of readdirSync(join(built, name), { withFileTypes: true })) {
    const from = join(built, name, file.name);
    if (file.isFile()) cpSync(from, join(folder, file.name));
    else symlinkSync(from, join(folder, file.name));
  }
  return folder;
}

export type LambdaFunction = {
  invoke(event: unknown): Promise<unknown>;
  /** What it has written for the log so far. */
  log(): string;
  stop(): Promise<void>;
};

type Outcome = { answer?: unknown; error?: string };

/** Starts the function in a folder. Its environment is `environment` and what Lambda sets everywhere. */
export function startFunction(name: string, folder: string, environment: Record<string, string>): LambdaFunction {
  const env = {
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "1769",
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    LAMBDA_TASK_ROOT: folder,
    ...environment,
  };
  const process = fork(import.meta.filename, [join(folder, "index.mjs")], { env, execArgv: [], silent: true });
  let log = "";
  for (const stream of [process.stdout, process.stderr]) stream?.on("data", (bytes) => (log += bytes));
  const ended = once(process, "exit").then(([code]) => {
    throw new Error(`${name} ended with ${code}:\n${log}`);
  });
  ended.catch(() => {});
  return {
    async invoke(event) {
      const done = new AbortController();
      const answered = once(process, "message", { signal: done.signal });
      answered.catch(() => {});
      // Where it cannot be sent, the process has ended, which says why.
      process.send({ event }, () => {});
      const [told] = (await Promise.race([answered, ended]).finally(() => done.abort())) as [Outcome];
      if (told.error) throw new Error(`${name} failed: ${told.error}\n${log}`);
      return told.answer;
    },
    log: () => log,
    async stop() {
      if (process.connected) process.disconnect();
      if (process.exitCode === null && process.signalCode === null) await once(process, "exit");
    },
  };
}

/** The child's side: one event after the other, as Lambda hands them to one instance. */
async function serve(bundle: string): Promise<void> {
  const { handler } = (await import(bundle)) as { handler: (event: unknown, context: object) => Promise<unknown> };
  process.on("message", ({ event }: { event: unknown }) => {
    handler(event, localContext(randomUUID())).then(
      (answer) => process.send?.({ answer } satisfies Outcome),
      (error: Error) => process.send?.({ error: String(error.stack) } satisfies Outcome),
    );
  });
  // Takes the browser of the worker along.
  process.on("disconnect", () => process.exit());
}

if (import.meta.main) await serve(process.argv[2] as string);
