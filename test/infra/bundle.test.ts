// The bundles as Lambda gets them: away from node_modules, they start and answer.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { needs, variables } from "../../functions/config.ts";
import { apiEvent } from "../support/call.ts";
import { built, type LambdaFunction, moveAway, startFunction } from "./lambda.ts";

// `npm test` bundles first; a test file that is run by itself may find nothing yet.
const skip = !process.env.CI && !existsSync(join(built, "worker/index.mjs"));
if (skip) console.log("The bundles are not there yet: npm run bundle");

describe("the bundles", { skip }, () => {
  const away = mkdtempSync(join(tmpdir(), "gridform-bundle-"));
  const running: LambdaFunction[] = [];
  afterAll(async () => {
    await Promise.all(running.map((it) => it.stop()));
    rmSync(away, { recursive: true });
  });

  /** With exactly the settings that the CDK app gives it. */
  function start(name: keyof typeof needs): LambdaFunction {
    const optional: string[] = ["mailConfigurationSet", "smtp"];
    const settings = needs[name].filter((it) => !optional.includes(it));
    const started = startFunction(name, moveAway(name, away), {
      AWS_REGION: "cn-north-1",
      POWERTOOLS_METRICS_NAMESPACE: "Gridform/test",
      TMPDIR: away,
      ...Object.fromEntries(settings.map((it) => [variables[it], "https://example.org"])),
    });
    running.push(started);
    return started;
  }

  it("of the API describes it, and lets nobody in without a token", async () => {
    const api = start("api");
    const ask = (path: string) =>
      api.invoke(apiEvent("GET", path, {}, undefined)) as Promise<{ statusCode: number; body: string }>;
    const description = await ask("/api/v1/openapi.json");
    expect(description.statusCode).toBe(200);
    const { paths } = JSON.parse(Buffer.from(description.body, "base64").toString());
    expect(Object.keys(paths).length > 20).toBe(true);
    const { schema } = paths["/api/v1/submissions"].post.requestBody.content["application/json"];
    expect.assert(schema.required.includes("answers"));
    expect((await ask("/api/v1/me")).statusCode).toBe(401);
  });

  it("of the tick starts", async () => {
    // It gets as far as asking for the credentials that nobody gave it.
    await expect(start("tick").invoke({})).rejects.toThrow(/Unable to find environment variable credentials/);
  });

  it("of the worker starts, with the browser and its fonts beside it", async () => {
    expect(await start("worker").invoke({ Records: [] })).toStrictEqual({ batchItemFailures: [] });
    expect(existsSync(join(away, "worker/chromium/chromium.zst"))).toBe(true);
    expect(existsSync(join(away, "worker/fonts/fonts.conf"))).toBe(true);
  });
});
