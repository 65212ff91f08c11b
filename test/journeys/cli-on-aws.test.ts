// The command line with a table on AWS: all of it on AWS, nothing left on the operator's disk, or a refusal that names what lacks.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTable } from "../../functions/adapters/dynamodb/create-table.ts";
import { openDynamoTable } from "../../functions/adapters/dynamodb/table.ts";
import { variables } from "../../functions/config.ts";
import { dueItem } from "../../functions/store/due-item.ts";
import { editionKey } from "../../functions/store/keys.ts";
import { type Outside, openOutside } from "../infra/outside.ts";
import { startDynamoLocal } from "../support/dynamodb-local.ts";
import { openWorld, type World } from "../support/world.ts";

const cli = resolve(import.meta.dirname, "../../functions/cli.ts");
const dynamo = await startDynamoLocal();

describe.skipIf(!dynamo)("the command line with a table on AWS", () => {
  const away = mkdtempSync(join(tmpdir(), "gridform-cli-"));
  const tableName = `cli-${process.pid}`;
  let outside: Outside;
  let world: World;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    if (!dynamo) return;
    await createTable(dynamo.client, tableName);
    outside = await openOutside(join(away, "s3"), { keys: [] });
    const table = openDynamoTable({ client: dynamo.client, tableName });
    world = await openWorld({ table, start: new Date().toISOString() });
    environment = {
      PATH: process.env.PATH,
      ...(process.env.GRIDFORM_CHROMIUM && { GRIDFORM_CHROMIUM: process.env.GRIDFORM_CHROMIUM }),
      AWS_REGION: "cn-north-1",
      AWS_ACCESS_KEY_ID: "local",
      AWS_SECRET_ACCESS_KEY: "local",
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
      AWS_ENDPOINT_URL_S3: outside.origin,
      AWS_ENDPOINT_URL_SQS: outside.origin,
      AWS_ENDPOINT_URL_SESV2: outside.origin,
      [variables.table]: tableName,
    };
  });
  afterAll(async () => {
    await world?.close();
    await outside?.close();
    await dynamo?.stop();
    rmSync(away, { recursive: true, force: true });
  });

  const buckets = () => ({
    [variables.filesBucket]: "files",
    [variables.reportsBucket]: "reports",
    [variables.queueUrl]: `${outside.origin}/queue`,
    [variables.origin]: "https://grid.example.gov.cn",
    [variables.mailFrom]: "no-reply@example.gov.cn",
  });

  /** Runs a command in a folder of its own: what it says, how it ends, and what it leaves there. */
  async function run(args: string[], more: NodeJS.ProcessEnv = {}) {
    const cwd = mkdtempSync(join(away, "operator-"));
    const child = spawn(process.execPath, [cli, ...args], { cwd, env: { ...environment, ...more } });
    const [out, error, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((resolved) => child.once("exit", resolved)),
    ]);
    return { out, error, code, left: readdirSync(cwd) };
  }
  const report = ["report", "monthly-assessment", "--period", "2026-09", "--unit", "371602"];

  it("refuses a report for want of buckets, and a tick for want of a queue, naming them, before it does anything", async () => {
    const made = await run(report);
    expect([made.code, made.left, made.out]).toStrictEqual([2, [], ""]);
    for (const name of Object.keys(buckets())) expect(made.error).toContain(name);
    expect(made.error, "in words, not as a stack").not.toMatch(/\n\s+at /);
    expect(await world.deps.table.get(editionKey("monthly-assessment", "2026-09", "371602"))).toBe(undefined);
    const ticked = await run(["tick"]);
    expect([ticked.code, ticked.left, /GRIDFORM_QUEUE_URL/.test(ticked.error)]).toStrictEqual([2, [], true]);
  });

  it("signs no token that nobody there would take", async () => {
    const { code, error, left } = await run(["token", "grid-staff"]);
    expect([code, left, /GRIDFORM_TABLE/.test(error)]).toStrictEqual([2, [], true]);
  });

  it("sends what is due to the queue, and does none of it here", async () => {
    const due = {
      kind: "report-delivery",
      report: "monthly-assessment",
      period: "2026-08",
      unit: "371602",
      person: "leader",
    } as const;
    await world.deps.table.commit([{ kind: "put", item: dueItem({ dueAt: world.clock.now(), due }) }]);
    const { code, out, left } = await run(["tick"], buckets());
    expect([code, left]).toStrictEqual([0, []]);
    expect(out).toMatch(/sent to the worker/);
    expect(outside.queued).toContain("report-delivery:monthly-assessment:2026-08:371602:leader");
    expect(outside.mails).toStrictEqual([]);
  });

  it("puts an edition's files into the bucket, leaves its mails to the worker, and here a copy of the PDF alone", async () => {
    const { code, error, left } = await run([...report, "--out", "copy.pdf"], buckets());
    expect([code, left], error).toStrictEqual([0, ["copy.pdf"]]);
    expect(outside.stored).toContain("reports/editions/monthly-assessment/2026-09/371602.pdf");
    expect(outside.mails).toStrictEqual([]);
  });

  it("recounts with the table alone", async () => {
    const { code, out, left } = await run(["recount"]);
    expect([code, left]).toStrictEqual([0, []]);
    expect(out).toMatch(/ 0 differ/);
  });
});
