// AWS entry point of the worker: due work from the queue, a batch at once, one failed piece never holding up the others.
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import { Logger } from "@aws-lambda-powertools/logger";
import { injectLambdaContext } from "@aws-lambda-powertools/logger/middleware";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { logMetrics } from "@aws-lambda-powertools/metrics/middleware";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import middy from "@middy/core";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { watchDates } from "./adapters/answer-dates.ts";
import { openPrinter } from "./adapters/chromium/browser.ts";
import { openDynamoTable } from "./adapters/dynamodb/table.ts";
import { bucketByName, openS3 } from "./adapters/s3/files.ts";
import { openSes } from "./adapters/ses/mailer.ts";
import { openSmtp } from "./adapters/smtp/mailer.ts";
import { openSqs } from "./adapters/sqs/queue.ts";
import { openOtherClocks } from "./adapters/system/other-clocks.ts";
import { systemClock } from "./adapters/system/system.ts";
import { makeDeps } from "./compose.ts";
import { metrics as names, needs, readAwsSettings } from "./config.ts";
import type { WorkDeps } from "./deps.ts";
import { doWork } from "./usecases/work/do-work.ts";

const settings = readAwsSettings(process.env, needs.worker);
const log = new Logger({ serviceName: "worker" });
// The namespace comes from the environment: each stage has its own. Its warnings go, for it warns of each invocation that has
// nothing to count, and that is every one that goes well.
const metrics = new Metrics({
  serviceName: "worker",
  logger: { debug: console.debug, info: console.info, warn: () => {}, error: console.error },
});

/** What scripts/bundle.ts puts next to the bundle. */
const beside = (name: string) => join(import.meta.dirname, name);

// Each answer of AWS bears the time: an edition is confirmed by the very reads that it is made from.
const clocks = openOtherClocks(systemClock);
const deps: WorkDeps = {
  ...makeDeps({
    table: openDynamoTable({
      client: watchDates(new DynamoDBClient({}), "table", clocks.saw),
      tableName: settings.table,
    }),
    files: openS3(
      bucketByName(settings.filesBucket, settings.reportsBucket),
      watchDates(new S3Client({}), "files", clocks.saw),
    ),
    clocks,
    approvers: settings.approvers,
  }),
  mailer: settings.smtp
    ? openSmtp(settings.smtp, settings.mailFrom, { saw: clocks.saw })
    : openSes(settings.mailFrom, settings.mailConfigurationSet, watchDates(new SESv2Client({}), "mail", clocks.saw)),
  printer: await openPrinter({
    cacheFolder: join(tmpdir(), "gridform"),
    log: (text, about) => log.info(text, about ?? {}),
    packFolder: beside("chromium"),
    fontFolder: beside("fonts"),
  }),
  queue: openSqs(settings.queueUrl),
  origin: settings.origin,
};

/** Failures are counted and set back in the table, so the message itself has done its part. */
async function work({ body: id }: SQSRecord): Promise<void> {
  await doWork(deps, id, (outcome, error) => {
    if (outcome === "failed" || outcome === "dead")
      log.error("due work failed", { id, outcome, error: error as Error });
    if (outcome === "refused") log.info("a mail was refused for good", { id, reason: (error as Error).message });
    if (outcome === "dead") metrics.addMetric(names.workDead, MetricUnit.Count, 1);
  });
}

const processor = new BatchProcessor(EventType.SQS);

// Out of time, work ends with its process, as its lease expects: what went on half-done would run on into the next batch.
export const handler = middy<SQSEvent>({ timeoutEarlyInMillis: 0 })
  .use(injectLambdaContext(log))
  .use(logMetrics(metrics))
  .handler((event) => processPartialResponse(event, work, processor, { throwOnFullBatchFailure: false }));
