// A DynamoDB of the test's own: Amazon's DynamoDB Local, in memory, on loopback, gone with the test.
import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { promisify } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamoLocalFolder } from "../../scripts/dynamodb-local.ts";

const launcher = join(import.meta.dirname, "..", "..", "scripts", "DynamoLocalOnLoopback.java");

export type DynamoLocal = { client: DynamoDBClient; endpoint: string; stop(): Promise<void> };

/** Undefined, with the reason printed, where this machine cannot run it; in CI that is an error instead. */
export async function startDynamoLocal(): Promise<DynamoLocal | undefined> {
  try {
    await needJdk();
    return await start(await dynamoLocalFolder());
  } catch (error) {
    if (process.env.CI) throw error;
    console.log(`DynamoDB is not tested here: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** A client of a DynamoDB that is not AWS: any credentials do. */
export const localClient = (endpoint: string) =>
  new DynamoDBClient({ endpoint, region: "local", credentials: { accessKeyId: "local", secretAccessKey: "local" } });

// The compiler module, because the launcher is run from its source.
async function needJdk(): Promise<void> {
  const modules = await promisify(execFile)("java", ["--list-modules"]).catch(() => ({ stdout: "" }));
  const version = Number(/^jdk\.compiler@(\d+)/m.exec(modules.stdout)?.[1] ?? 0);
  if (version < 11) throw new Error("no JDK 11 or newer on the PATH");
}

async function start(folder: string): Promise<DynamoLocal> {
  const libraries = join(folder, "DynamoDBLocal_lib");
  const classes = [join(folder, "DynamoDBLocal.jar"), join(libraries, "*")].join(delimiter);
  // The quick compiler: these servers live for seconds.
  const options = ["-Xmx512m", "-XX:TieredStopAtLevel=1", `-Djava.library.path=${libraries}`, "-cp", classes];
  // In the cache folder, because it leaves a file where it runs.
  const server = spawn("java", [...options, launcher], {
    cwd: folder,
    env: { ...process.env, DDB_LOCAL_TELEMETRY: "0" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const endpoint = `http://127.0.0.1:${await portOf(server)}`;
  const client = localClient(endpoint);
  return {
    client,
    endpoint,
    stop: async () => {
      client.destroy();
      server.kill();
      if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
    },
  };
}

async function portOf(server: ChildProcessByStdio<Writable, Readable, null>): Promise<string> {
  for await (const line of createInterface({ input: server.stdout })) {
    const port = /^listening on (\d+)$/.exec(line)?.[1];
    if (port) return port;
  }
  throw new Error("DynamoDB Local did not start");
}
