// The bundles as they are deployed, at work: against DynamoDB Local, a folder standing for S3, and a queue, a mailer and an issuer on loopback.
import assert from "node:assert/strict";
import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Period, previous } from "../../core/period.ts";
import { instantOf, later } from "../../core/time.ts";
import { levelOf, parentOf } from "../../core/unit.ts";
import { createTable } from "../../functions/adapters/dynamodb/create-table.ts";
import { openDynamoTable } from "../../functions/adapters/dynamodb/table.ts";
import { openFolder } from "../../functions/adapters/files/folder.ts";
import { type LocalKeys, openLocalKeys, signToken } from "../../functions/adapters/oidc/local-keys.ts";
import { makeDeps } from "../../functions/compose.ts";
import { variables } from "../../functions/config.ts";
import type { App } from "../../functions/http/app.ts";
import type { Table, Write } from "../../functions/ports.ts";
import { subjectItem, unitItem } from "../../functions/store/items.ts";
import { personWrites } from "../../functions/store/people.ts";
import { stockWrite } from "../../functions/store/subjects.ts";
import { setUp } from "../../functions/usecases/service/set-up.ts";
import { pdfText } from "../journeys/pdf-text.ts";
import { type Call, caller } from "../support/call.ts";
import { startDynamoLocal } from "../support/dynamodb-local.ts";
import { built, type LambdaFunction, moveAway, startFunction } from "./lambda.ts";
import { type Outside, openOutside } from "./outside.ts";

const county = "371602";
const street = "371602001";
const grid = "371602001001G01";
const leader = "leader@example.gov.cn";
const thisMonth = Period.parse(later(instantOf(Date.now()), 8 * 3_600_000).slice(0, 7));
const lastMonth = previous(thisMonth);

const notBundled = !process.env.CI && !existsSync(join(built, "worker/index.mjs")) && "not bundled yet: npm run bundle";
const dynamo = notBundled ? undefined : await startDynamoLocal();
after(() => dynamo?.stop());

describe("the bundles at work", { skip: notBundled || (!dynamo && "no Java here to run DynamoDB Local") }, () => {
  const away = mkdtempSync(join(tmpdir(), "gridform-lambda-"));
  const running: LambdaFunction[] = [];
  let keys: LocalKeys;
  let outside: Outside;
  let environment: Record<string, string>;
  let call: Call;

  before(async () => {
    if (!dynamo) return;
    keys = await openLocalKeys(away, () => randomBytes(32).toString("hex"));
    outside = await openOutside(join(away, "s3"), keys.publicKeys);
    const tableName = `bundles-${process.pid}`;
    await createTable(dynamo.client, tableName);
    await furnish(openDynamoTable({ client: dynamo.client, tableName }), away);
    environment = environmentOf(tableName, dynamo.endpoint);
    call = callerOf(start("api"));
  });

  after(async () => {
    await Promise.all(running.map((it) => it.stop()));
    await outside?.close();
    rmSync(away, { recursive: true, force: true });
  });

  function environmentOf(tableName: string, dynamoEndpoint: string): Record<string, string> {
    const scratch = join(away, "tmp");
    mkdirSync(scratch);
    const { GRIDFORM_CHROMIUM } = process.env;
    return {
      AWS_REGION: "cn-north-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_SESSION_TOKEN: "local",
      AWS_ENDPOINT_URL_DYNAMODB: dynamoEndpoint,
      AWS_ENDPOINT_URL_S3: outside.origin,
      AWS_ENDPOINT_URL_SQS: outside.origin,
      AWS_ENDPOINT_URL_SESV2: outside.origin,
      POWERTOOLS_METRICS_NAMESPACE: "Gridform/test",
      TMPDIR: scratch,
      ...(GRIDFORM_CHROMIUM && { GRIDFORM_CHROMIUM }),
      [variables.table]: tableName,
      [variables.filesBucket]: "files",
      [variables.reportsBucket]: "reports",
      [variables.queueUrl]: `${outside.origin}/queue`,
      [variables.issuer]: outside.origin,
      [variables.audience]: "gridform-web",
      [variables.origin]: "https://grid.example.gov.cn",
      [variables.mailFrom]: "no-reply@example.gov.cn",
    };
  }

  function start(name: string, over: Record<string, string> = {}): LambdaFunction {
    const folder = existsSync(join(away, name)) ? join(away, name) : moveAway(name, away);
    const started = startFunction(name, folder, { ...environment, ...over });
    running.push(started);
    return started;
  }

  const callerOf = (api: LambdaFunction): Call =>
    caller(api.invoke as App, (person) =>
      signToken(keys, { person, issuer: outside.origin, audience: "gridform-web", seconds: 600, now: Date.now() }),
    );

  test("take a submission once, count it, and tell what is wrong with another", async () => {
    const me = await call("grid-staff", "GET", "/me");
    assert.equal(me.status, 200);
    assert.equal(me.body.person, "grid-staff");
    const submission = visit();
    const [first, again] = [
      await call("grid-staff", "POST", "/submissions", submission),
      await call("grid-staff", "POST", "/submissions", submission),
    ];
    assert.equal(first.status, 201);
    assert.equal(again.status, 200);
    assert.deepEqual(again.body, first.body);
    const wrong = await call("grid-staff", "POST", "/submissions", visit({ residence: "palace" }));
    assert.equal(wrong.status, 422);
    assert.deepEqual(
      wrong.body.errors.map((it: { pointer: string }) => it.pointer),
      ["/residence"],
    );
    const figures = await call(
      "leader",
      "GET",
      `/figures?indicator=household-visit/visit-coverage&period=${thisMonth}&unit=${county}&by=children`,
    );
    const [row] = figures.body.rows as { unit: string; numerator: number; denominator: number }[];
    assert.deepEqual([row?.unit, row?.numerator, row?.denominator], [street, 1, 2]);
  });

  test("publish a form, refuse a wrong one, and give its types", async () => {
    const { version, publishedAt, publishedBy, ...form } = (
      await call("administrator", "GET", "/forms/household-visit")
    ).body;
    assert.ok(version === 1 && publishedAt && publishedBy);
    const broken = structuredClone(form);
    broken.schema.properties.careNote.maxLength = "long";
    const kept = await call("administrator", "PUT", "/forms/household-visit/draft", broken);
    assert.match(JSON.stringify(kept.body.problems), /careNote/);
    const agreed = { approvedBy: "周明", reason: "more room" };
    assert.equal(
      (await call("administrator", "POST", "/forms/household-visit/publish", agreed)).body.code,
      "publish-refused",
    );
    form.schema.properties.careNote.maxLength += 1;
    assert.equal((await call("administrator", "PUT", "/forms/household-visit/draft", form)).status, 200);
    const published = await call("administrator", "POST", "/forms/household-visit/publish", agreed);
    assert.equal(published.status, 201, JSON.stringify(published.body));
    const types = await call("administrator", "GET", "/forms/household-visit/types.d.ts");
    assert.match(types.body, /export interface HouseholdVisitAnswers/);
  });

  test("hand out a ticket to upload a photo by", async () => {
    const photo = { contentType: "image/jpeg", size: 9, sha256: "a".repeat(64) };
    const ticket = await call("grid-staff", "POST", "/files", photo);
    assert.equal(ticket.status, 201);
    assert.equal(ticket.body.upload.url, `${outside.origin}/files`);
    assert.equal(ticket.body.upload.fields.key, `uploads/${photo.sha256}.jpg`);
    assert.ok(ticket.body.upload.fields["X-Amz-Signature"]);
  });

  test("log a failure under the names of our functions, and tell nothing of it", async () => {
    const api = start("api", { [variables.table]: "no-such-table" });
    const answer = await callerOf(api)(undefined, "GET", "/health");
    assert.equal(answer.status, 500);
    assert.equal(answer.body.code, "internal-error");
    const [line] = api
      .log()
      .split("\n")
      .filter((it) => it.includes("request failed"));
    const told = JSON.parse(line as string);
    assert.equal(told.error.name, "ResourceNotFoundException");
    assert.match(told.error.stack, /at (async )?untilTaken /);
  });

  test("make an edition of last month and mail it to the leader, once", async () => {
    const report = { period: lastMonth, unit: county };
    const ordered = await call("administrator", "POST", "/reports/monthly-assessment/editions", report);
    assert.equal(ordered.status, 202, JSON.stringify(ordered.body));
    assert.equal(outside.queued.length, 1);
    const [worker, tick] = [start("worker"), start("tick")];
    const deliver = async (ids: string[]) =>
      assert.deepEqual(await worker.invoke(messages(ids)), { batchItemFailures: [] }, worker.log());
    await deliver(outside.queued);
    const pdfs = outside.stored.filter((it) => it.endsWith(".pdf"));
    assert.equal(pdfs.length, 1, worker.log());
    const pdf = readFileSync(join(away, "s3", pdfs[0] as string));
    assert.match((await pdfText(pdf)).join(""), /网格工作通报/);
    // The mail is due work of its own, which the next tick finds.
    assert.deepEqual(await tick.invoke({}), { found: 1 });
    await deliver(outside.queued.slice(-1));
    assert.deepEqual(
      outside.mails.map((it) => it.to),
      [[leader]],
    );
    assert.deepEqual(attachedPdf(outside.mails[0]?.raw as string), pdf);
    const stored = outside.stored.length;
    await deliver(outside.queued);
    assert.deepEqual([outside.mails.length, outside.stored.length], [1, stored]);
    assert.deepEqual(await tick.invoke({}), { found: 0 });
    const read = await call("leader", "GET", `/reports/monthly-assessment/editions/${lastMonth}/${county}`);
    assert.equal(read.body.status, "ready");
    assert.deepEqual(
      read.body.deliveries.map((it: { status: string }) => it.status),
      ["sent"],
    );
  });
});

async function furnish(table: Table, folder: string): Promise<void> {
  const deps = makeDeps({ table, files: openFolder(join(folder, "unused"), (name) => name) });
  const staff = [
    { id: "administrator", role: "administrator", unit: county },
    { id: "grid-staff", role: "grid-staff", unit: grid },
    { id: "leader", role: "leader", unit: county, email: leader },
  ] as const;
  const writes: Write[] = [
    ...[county, street, "371602001001", grid].map(
      (code): Write => ({
        kind: "put",
        item: unitItem({ code, title: { zh: code }, level: levelOf(code), parent: parentOf(code), version: 1 }),
      }),
    ),
    ...staff.flatMap(({ id, role, unit, ...rest }) =>
      personWrites({ id, name: id, language: "zh", posts: [{ role, unit }], ...rest }),
    ),
    {
      kind: "put",
      item: subjectItem({ id: "hou_0001", type: "household", unit: grid, title: "101室", facts: {}, version: 1 }),
    },
    stockWrite(grid, "household", 2),
  ];
  assert.ok((await table.commit(writes)).ok);
  await setUp(deps);
}

/** The pack's own example, filled now. */
function visit(over: object = {}) {
  const form = JSON.parse(readFileSync("forms/catalog/household-visit/form.json", "utf8"));
  return {
    id: randomUUID(),
    form: "household-visit",
    version: 1,
    unit: grid,
    subject: "hou_0001",
    filledAt: instantOf(Date.now()),
    answers: { ...form.schema.examples[0], ...over },
    files: [],
  };
}

/** Ids of due work as SQS hands them to a function. */
const messages = (ids: string[]) => ({
  Records: ids.map((body) => ({
    messageId: randomUUID(),
    receiptHandle: "receipt",
    body,
    attributes: { ApproximateReceiveCount: "1" },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws-cn:sqs:cn-north-1:000000000000:queue",
    awsRegion: "cn-north-1",
  })),
});

/** The bytes of the attachment in a raw mail (RFC 2045: base64 in lines, up to the boundary). */
function attachedPdf(raw: string): Buffer {
  const [, part = ""] = raw.split(/Content-Type: application\/pdf[\s\S]*?\r?\n\r?\n/);
  return Buffer.from(part.split("\r\n--")[0] as string, "base64");
}
