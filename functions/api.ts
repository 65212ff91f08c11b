// AWS entry point of the HTTP API.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { fetchWatched, watchDates } from "./adapters/answer-dates.ts";
import { openDynamoTable } from "./adapters/dynamodb/table.ts";
import { lateLog, lateLogContext } from "./adapters/late-log.ts";
import { lazily } from "./adapters/lazy.ts";
import { jwksUriOf, makeVerify, remoteKeys } from "./adapters/oidc/verify.ts";
import { openOtherClocks } from "./adapters/system/other-clocks.ts";
import { systemClock } from "./adapters/system/system.ts";
import { makeDeps } from "./compose.ts";
import { needs, readAwsSettings } from "./config.ts";
import { makeApp } from "./http/app.ts";
import type { Files, WorkQueue } from "./ports.ts";
import { Memory } from "./store/memory.ts";

const settings = readAwsSettings(process.env, needs.api);
const clocks = openOtherClocks(systemClock);
const fetching = fetchWatched("issuer", clocks.saw);
const deps = makeDeps({
  approvers: settings.approvers,
  clocks,
  table: openDynamoTable({
    client: watchDates(new DynamoDBClient({}), "table", clocks.saw),
    tableName: settings.table,
  }),
  files: lazily<Files>(
    async () => {
      const { bucketByName, openS3 } = await import("./adapters/s3/files.ts");
      return openS3(bucketByName(settings.filesBucket, settings.reportsBucket));
    },
    { put: true, get: true, look: true, link: true, uploadTicket: true },
  ),
});
const verify = makeVerify({
  keys: remoteKeys(() => jwksUriOf(settings.issuer, fetching), fetching),
  issuer: settings.issuer,
  audience: settings.audience,
  // Of its own: many tokens push out tokens, which are looked at again, and nothing else that is remembered.
  memory: new Memory(Date.now),
  now: Date.now,
});

const queue = lazily<WorkQueue>(async () => (await import("./adapters/sqs/queue.ts")).openSqs(settings.queueUrl), {
  send: true,
});

const log = lateLog(async () => {
  const { Logger } = await import("@aws-lambda-powertools/logger");
  return new Logger({ serviceName: "api" });
});
const app = makeApp({ ...deps, verify, queue }, log);

// The application ends in time by itself.
export const handler = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>({ timeoutEarlyInMillis: 0 })
  .use(lateLogContext(log))
  .handler(app);
