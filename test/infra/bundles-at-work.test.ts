// The bundles as they are deployed, at work: against DynamoDB Local, a folder standing for S3, and a queue, a mailer and an issuer on loopback.

import { createHash, randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { maxFileBytes } from "../../core/file-limit.ts";
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
import { picture } from "../support/picture.ts";
import { built, type LambdaFunction, moveAway, startFunction } from "./lambda.ts";
import { type Outside, openOutside } from "./outside.ts";

const county = "371602";
const street = "371602001";
const grid = "371602001001G01";
const leader = "leader@example.gov.cn";
const thisMonth = Period.parse(later(instantOf(Date.now()), 8 * 3_600_000).slice(0, 7));
const lastMonth = previous(thisMonth);

const notBundled = !process.env.CI && !existsSync(join(built, "worker/index.mjs"));
const dynamo = notBundled ? undefined : await startDynamoLocal();
afterAll(() => dynamo?.stop());

describe("the bundles at work", { skip: notBundled || !dynamo }, () => {
  const away = mkdtempSync(join(tmpdir(), "gridform-lambda-"));
  const running: LambdaFunction[] = [];
  let keys: LocalKeys;
  let outside: Outside;
  let environment: Record<string, string>;
  let call: Call;

  beforeAll(async () => {
    if (!dynamo) return;
    keys = await openLocalKeys(away, () => randomBytes(32).toString("hex"));
    outside = await openOutside(join(away, "s3"), keys.publicKeys);
    const tableName = `bundles-${process.pid}`;
    await createTable(dynamo.client, tableName);
    await furnish(openDynamoTable({ client: dynamo.client, tableName }), away);
    environment = environmentOf(tableName, dynamo.endpoint);
    call = callerOf(start("api"));
  });

  afterAll(async () => {
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
    expect(me.status).toBe(200);
    expect(me.body.person).toBe("grid-staff");
    const submission = visit();
    const [first, again] = [
      await call("grid-staff", "POST", "/submissions", submission),
      await call("grid-staff", "POST", "/submissions", submission),
    ];
    expect(first.status).toBe(201);
    expect(again.status).toBe(200);
    expect(again.body).toStrictEqual(first.body);
    const wrong = await call("grid-staff", "POST", "/submissions", visit({ residence: "palace" }));
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map((it: { pointer: string }) => it.pointer)).toStrictEqual(["/residence"]);
    const figures = await call(
      "leader",
      "GET",
      `/figures?indicator=household-visit/visit-coverage&period=${thisMonth}&unit=${county}&by=children`,
    );
    const [row] = figures.body.rows as { unit: string; numerator: number; denominator: number }[];
    expect([row?.unit, row?.numerator, row?.denominator]).toStrictEqual([street, 1, 2]);
  });

  test("publish a form, refuse a wrong one, and give its types", async () => {
    const { version, publishedAt, publishedBy, ...form } = (
      await call("administrator", "GET", "/forms/household-visit")
    ).body;
    expect.assert(version === 1 && publishedAt && publishedBy);
    const broken = structuredClone(form);
    broken.schema.properties.careNote.maxLength = "long";
    const kept = await call("administrator", "PUT", "/forms/household-visit/draft", broken);
    expect(JSON.stringify(kept.body.problems)).toMatch(/careNote/);
    expect((await call("administrator", "POST", "/forms/household-visit/publish", {})).body.code).toBe(
      "publish-refused",
    );
    form.schema.properties.careNote.maxLength += 1;
    expect((await call("administrator", "PUT", "/forms/household-visit/draft", form)).status).toBe(200);
    const published = await call("administrator", "POST", "/forms/household-visit/publish", {});
    expect(published.status, JSON.stringify(published.body)).toBe(201);
    const types = await call("administrator", "GET", "/forms/household-visit/types.d.ts");
    expect(types.body).toMatch(/export interface HouseholdVisitAnswers/);
  });

  const announce = (bytes: Uint8Array) => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return call("grid-staff", "POST", "/files", { contentType: "image/jpeg", size: bytes.length, sha256 });
  };
  /** As the page sends it: S3 wants the file last. */
  const upload = async (
    { url, fields }: { url: string; fields: Record<string, string> },
    bytes: Uint8Array<ArrayBuffer>,
  ) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append("file", new Blob([bytes]));
    return (await fetch(url, { method: "POST", body: form })).status;
  };
  const shown = async (name: string) => {
    const incident = JSON.parse(readFileSync("forms/catalog/incident/form.json", "utf8"));
    const answers = { ...incident.schema.examples[0], photos: [name] };
    return call("grid-staff", "POST", "/submissions", {
      ...visit(),
      subject: undefined,
      form: "incident",
      answers,
      files: [name],
    });
  };

  test("hand out a ticket for a photo, which takes its bytes alone, and show it when they have come", async () => {
    const bytes = picture("of a manhole");
    const ticket = await announce(bytes);
    expect(ticket.status).toBe(201);
    const { name, upload: post } = ticket.body;
    expect(post.url).toBe(`${outside.origin}/files`);
    expect(post.fields.key).toBe(`uploads/grid-staff/${name}`);
    expect.assert(post.fields["X-Amz-Signature"]);
    expect((await shown(name)).body.errors[0].code).toBe("file-missing");
    expect(await upload(post, picture("of a mandrill"))).toBe(400);
    expect(await upload(post, picture("of a manhole and more"))).toBe(400);
    const { "x-amz-checksum-sha256": _, ...unchecked } = post.fields;
    expect(await upload({ url: post.url, fields: unchecked }, bytes)).toBe(403);
    expect((await shown(name)).status).toBe(422);
    expect(await upload(post, bytes)).toBe(204);
    expect((await shown(name)).status).toBe(201);
    const seen = await call("leader", "GET", `/files/${name}`);
    expect([seen.status, seen.headers["content-type"]]).toStrictEqual([200, "image/jpeg"]);
    expect((await announce(bytes)).body).toStrictEqual({ name });
  });

  test("show no file whose bytes are not what its name says", async () => {
    const page = new TextEncoder().encode("<!doctype html><script>");
    const { name, upload: post } = (await announce(page)).body;
    expect(await upload(post, page)).toBe(204);
    expect((await shown(name)).body.errors[0].code).toBe("file-type");
  });

  test("give a file of eight megabytes by a link, which their own answer could not hold", async () => {
    const bytes = new Uint8Array(maxFileBytes);
    bytes.set(picture("as large as may be"));
    const { name, upload: post } = (await announce(bytes)).body;
    expect(await upload(post, bytes)).toBe(204);
    expect((await shown(name)).status).toBe(201);
    const seen = await call("leader", "GET", `/files/${name}`);
    const link = new URL(seen.body.url);
    expect([seen.status, link.pathname]).toStrictEqual([200, `/files/uploads/grid-staff/${name}`]);
    expect([link.searchParams.get("X-Amz-Expires"), link.searchParams.get("X-Amz-SignedHeaders")]).toStrictEqual([
      "300",
      "host",
    ]);
    const fetched = await fetch(link);
    expect((await fetched.arrayBuffer()).byteLength).toBe(maxFileBytes);
  });

  test("fail where S3 does not let them read a photo, instead of saying that nobody uploaded it", async () => {
    const bytes = picture("behind a key that was taken away");
    const { name, upload: post } = (await announce(bytes)).body;
    expect(await upload(post, bytes)).toBe(204);
    const place = `files/uploads/grid-staff/${name}`;
    outside.locked.add(place);
    expect((await shown(name)).body.code).toBe("internal-error");
    expect((await call("grid-staff", "GET", `/files/${name}`)).body.code).toBe("internal-error");
    outside.locked.delete(place);
    expect((await shown(name)).status).toBe(201);
  });

  test("log a failure under the names of our functions, and tell nothing of it", async () => {
    const api = start("api", { [variables.table]: "no-such-table" });
    const answer = await callerOf(api)(undefined, "GET", "/health");
    expect(answer.status).toBe(500);
    expect(answer.body.code).toBe("internal-error");
    const [line] = api
      .log()
      .split("\n")
      .filter((it) => it.includes("request failed"));
    const told = JSON.parse(line as string);
    expect(told.error.name).toBe("ResourceNotFoundException");
    expect(told.error.stack).toMatch(/at (async )?untilTaken /);
  });

  test("make an edition of last month and mail it to the leader, once", async () => {
    const report = { period: lastMonth, unit: county };
    const ordered = await call("administrator", "POST", "/reports/monthly-assessment/editions", report);
    expect(ordered.status, JSON.stringify(ordered.body)).toBe(202);
    expect(outside.queued.length).toBe(1);
    const [worker, tick] = [start("worker"), start("tick")];
    const deliver = async (ids: string[]) =>
      expect(await worker.invoke(messages(ids)), worker.log()).toStrictEqual({ batchItemFailures: [] });
    await deliver(outside.queued);
    const pdfs = outside.stored.filter((it) => it.endsWith(".pdf"));
    expect(pdfs.length, worker.log()).toBe(1);
    const pdf = readFileSync(join(away, "s3", pdfs[0] as string));
    expect((await pdfText(pdf)).join("")).toMatch(/网格工作通报/);
    // The mail is due work of its own, which the next tick finds.
    expect(await tick.invoke({})).toStrictEqual({ found: 1 });
    await deliver(outside.queued.slice(-1));
    expect(outside.mails.map((it) => it.to)).toStrictEqual([[leader]]);
    expect(attachedPdf(outside.mails[0]?.raw as string)).toStrictEqual(pdf);
    const stored = outside.stored.length;
    await deliver(outside.queued);
    expect([outside.mails.length, outside.stored.length]).toStrictEqual([1, stored]);
    expect(await tick.invoke({})).toStrictEqual({ found: 0 });
    const read = await call("leader", "GET", `/reports/monthly-assessment/editions/${lastMonth}/${county}`);
    expect(read.body.status).toBe("ready");
    expect(read.body.clock, "the answers that it was made from bear the time").toBe("confirmed");
    expect(read.body.deliveries.map((it: { status: string }) => it.status)).toStrictEqual(["sent"]);
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
  expect((await table.commit(writes)).ok).toBe(true);
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
