// AWS entry point of the HTTP API.
import { Logger } from "@aws-lambda-powertools/logger";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { openDynamoTable } from "./adapters/dynamodb/table.ts";
import { jwksUriOf, makeVerify, remoteKeys } from "./adapters/oidc/verify.ts";
import { bucketByName, openS3 } from "./adapters/s3/files.ts";
import { openSqs } from "./adapters/sqs/queue.ts";
import { makeDeps } from "./compose.ts";
import { needs, readAwsSettings } from "./config.ts";
import { makeApp } from "./http/app.ts";

const settings = readAwsSettings(process.env, needs.api);
const deps = makeDeps({
  table: openDynamoTable({ client: new DynamoDBClient({}), tableName: settings.table }),
  files: openS3(new S3Client({}), bucketByName(settings.filesBucket, settings.reportsBucket)),
});
const verify = makeVerify({
  keys: remoteKeys(() => jwksUriOf(settings.issuer)),
  issuer: settings.issuer,
  audience: settings.audience,
  memory: deps.memory,
  now: Date.now,
});

export const handler = makeApp(
  { ...deps, verify, queue: openSqs(new SQSClient({}), settings.queueUrl) },
  new Logger({ serviceName: "api" }),
);
