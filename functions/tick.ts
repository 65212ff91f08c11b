// AWS entry point, every minute: what is due goes to the queue.
import { Logger } from "@aws-lambda-powertools/logger";
import { injectLambdaContext } from "@aws-lambda-powertools/logger/middleware";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import middy from "@middy/core";
import { openDynamoTable } from "./adapters/dynamodb/table.ts";
import { openSqs } from "./adapters/sqs/queue.ts";
import { systemClock } from "./adapters/system/system.ts";
import { needs, readAwsSettings } from "./config.ts";
import { tick } from "./usecases/work/tick.ts";

const settings = readAwsSettings(process.env, needs.tick);
const table = openDynamoTable({ client: new DynamoDBClient({}), tableName: settings.table });
const queue = openSqs(settings.queueUrl);

const log = new Logger({ serviceName: "tick" });

// Out of time, it ends with its process: what went on half-done would run on into the next minute.
export const handler = middy({ timeoutEarlyInMillis: 0 })
  .use(injectLambdaContext(log))
  .handler(async () => ({ found: await tick({ table, clock: systemClock }, queue) }));
