// AWS entry point, every minute: what is due goes to the queue.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { openDynamoTable } from "./adapters/dynamodb/table.ts";
import { openSqs } from "./adapters/sqs/queue.ts";
import { systemClock } from "./adapters/system/system.ts";
import { needs, readAwsSettings } from "./config.ts";
import { tick } from "./usecases/work/tick.ts";

const settings = readAwsSettings(process.env, needs.tick);
const table = openDynamoTable({ client: new DynamoDBClient({}), tableName: settings.table });
const queue = openSqs(settings.queueUrl);

export const handler = async (): Promise<{ found: number }> => ({
  found: await tick({ table, clock: systemClock }, queue),
});
