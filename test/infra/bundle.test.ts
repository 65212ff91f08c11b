// The bundles as Lambda gets them: away from node_modules, they start and answer.
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";

const built = "dist/lambda";
// `npm test` bundles first; a test file that is run by itself may find nothing yet.
const skip = !process.env.CI && !existsSync(join(built, "worker/index.mjs")) && "not bundled yet: npm run bundle";

Object.assign(process.env, {
  AWS_REGION: "cn-north-1",
  POWERTOOLS_METRICS_NAMESPACE: "Gridform/test",
  GRIDFORM_TABLE: "table",
  GRIDFORM_FILES_BUCKET: "files",
  GRIDFORM_REPORTS_BUCKET: "reports",
  GRIDFORM_QUEUE_URL: "https://sqs.example/queue",
  GRIDFORM_ISSUER: "https://id.example",
  GRIDFORM_AUDIENCE: "gridform-web",
  GRIDFORM_ORIGIN: "https://grid.example.gov.cn",
  GRIDFORM_MAIL_FROM: "no-reply@example.gov.cn",
});

describe("the bundles", { skip }, () => {
  const away = mkdtempSync(join(tmpdir(), "gridform-bundle-"));
  after(() => rmSync(away, { recursive: true }));

  /** Its scripts copied where no node_modules is above them; what is large is linked. */
  async function load(name: string): Promise<{ handler: (event: unknown) => Promise<unknown> }> {
    const folder = join(away, name);
    for (const file of readdirSync(join(built, name), { withFileTypes: true })) {
      const from = join(process.cwd(), built, name, file.name);
      if (file.isFile()) cpSync(from, join(folder, file.name));
      else symlinkSync(from, join(folder, file.name));
    }
    return import(join(folder, "index.mjs"));
  }

  const get = (path: string) => ({
    version: "2.0",
    rawPath: path,
    rawQueryString: "",
    headers: {},
    requestContext: { http: { method: "GET", path }, requestId: "test" },
    isBase64Encoded: false,
  });

  it("of the API describes it, and lets nobody in without a token", async () => {
    const { handler } = await load("api");
    const description = (await handler(get("/api/v1/openapi.json"))) as { statusCode: number; body: string };
    assert.equal(description.statusCode, 200);
    assert.ok(Object.keys(JSON.parse(description.body).paths).length > 20);
    assert.equal(((await handler(get("/api/v1/me"))) as { statusCode: number }).statusCode, 401);
  });

  it("of the tick starts", async () => {
    assert.equal(typeof (await load("tick")).handler, "function");
  });

  it("of the worker starts, with the browser and its fonts beside it", async () => {
    const { handler } = await load("worker");
    assert.deepEqual(await handler({ Records: [] }), { batchItemFailures: [] });
    assert.ok(existsSync(join(away, "worker/chromium/chromium.zst")));
    assert.ok(existsSync(join(away, "worker/fonts/fonts.conf")));
  });
});
