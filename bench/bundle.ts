// What a cold start of the API costs: the bytes it reads before its first answer, and the time until they are ready.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { needs, variables } from "../functions/config.ts";
import { apiStartLimit, bundleFunctions } from "../scripts/bundle.ts";
import type { Row } from "./row.ts";

const RUNS = 10;
const api = join(import.meta.dirname, "../dist/lambda/api/index.mjs");

export async function benchBundle(): Promise<Row[]> {
  const sizes = await bundleFunctions();
  const size = sizes.find(({ name }) => name === "api");
  if (!size) throw new Error("the API was not bundled");
  const goal = `<= ${apiStartLimit / 1000} KB`;
  return [
    { figure: "api, read at the start", value: kilobytes(size.start), unit: "KB", goal },
    { figure: "api, with what is loaded later", value: kilobytes(size.code), unit: "KB" },
    {
      figure: `api, import in a fresh process, median of ${RUNS}`,
      value: Math.round(await importTime()),
      unit: "ms",
      goal: "<= 120 ms",
    },
  ];
}

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(0);

async function importTime(): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await importOnce());
  times.sort((a, b) => a - b);
  return ((times[RUNS / 2 - 1] as number) + (times[RUNS / 2] as number)) / 2;
}

/** In milliseconds, from within: Lambda's runtime is up before it imports us. */
async function importOnce(): Promise<number> {
  const script = `const begun = performance.now(); await import(process.argv[1]); console.log(performance.now() - begun);`;
  const settings = Object.fromEntries(needs.api.map((name) => [variables[name], "https://example.org"]));
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, api], {
    env: { AWS_REGION: "cn-north-1", ...settings },
  });
  return Number(stdout);
}
