// What the command line works on when GRIDFORM_TABLE names a table: AWS for all of it, nothing of this machine but the browser.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { watchDates } from "./adapters/answer-dates.ts";
import { openDynamoTable } from "./adapters/dynamodb/table.ts";
import { lazily } from "./adapters/lazy.ts";
import { openOtherClocks } from "./adapters/system/other-clocks.ts";
import { systemClock } from "./adapters/system/system.ts";
import { makeDeps } from "./compose.ts";
import { type AwsSettingName, type AwsSettings, needs, readAwsSettings } from "./config.ts";
import type { WorkDeps } from "./deps.ts";
import type { Files, Mailer, Printer, WorkQueue } from "./ports.ts";
import { tick } from "./usecases/work/tick.ts";

/** What each command needs; a text says why it cannot work on AWS. */
const commandNeeds = {
  token: "It signs for the sign-in of one machine; on AWS your issuer does.",
  report: needs.worker,
  mail: ["table"],
  recount: ["table"],
  tick: needs.tick,
  setup: ["table"],
  administrator: ["table"],
} as const satisfies Record<string, readonly AwsSettingName[] | string>;
export type CommandName = keyof typeof commandNeeds;

/** Why a command cannot work on AWS; undefined: it can. */
export function whyNotOnAws(command: CommandName): string | undefined {
  const needed = commandNeeds[command];
  return typeof needed === "string" ? needed : undefined;
}

export type AwsService = { deps: WorkDeps; tick(): Promise<number>; close(): Promise<void> };

/** Throws, naming the variables, unless all that the command needs is set. What it does not need is asked for when it is used. */
export function openOnAws(
  environment: Record<string, string | undefined>,
  command: Exclude<CommandName, "token">,
  printer: Printer,
): AwsService {
  const { table: tableName } = readAwsSettings(environment, ["table", ...commandNeeds[command]]);
  const read = <Name extends AwsSettingName>(...names: Name[]): Pick<AwsSettings, Name> =>
    readAwsSettings(environment, names);
  const files = lazily<Files>(
    async () => {
      const { bucketByName, openS3 } = await import("./adapters/s3/files.ts");
      const { filesBucket, reportsBucket } = read("filesBucket", "reportsBucket");
      return openS3(bucketByName(filesBucket, reportsBucket));
    },
    { put: true, get: true, look: true, link: true, uploadTicket: true },
  );
  const mailer = lazily<Mailer>(
    async () => {
      const { mailFrom, mailConfigurationSet, smtp } = read("mailFrom", "mailConfigurationSet", "smtp");
      if (smtp) return (await import("./adapters/smtp/mailer.ts")).openSmtp(smtp, mailFrom);
      return (await import("./adapters/ses/mailer.ts")).openSes(mailFrom, mailConfigurationSet);
    },
    { send: true },
  );
  const queue = lazily<WorkQueue>(
    async () => (await import("./adapters/sqs/queue.ts")).openSqs(read("queueUrl").queueUrl),
    { send: true },
  );
  const clocks = openOtherClocks(systemClock);
  const table = openDynamoTable({ client: watchDates(new DynamoDBClient({}), "table", clocks.saw), tableName });
  const deps: WorkDeps = {
    ...makeDeps({ table, files, clocks }),
    mailer,
    printer,
    queue,
    get origin() {
      return read("origin").origin;
    },
  };
  // The worker on AWS does what is sent to it; here nothing is done twice, and nothing with this machine's files and mail.
  return { deps, tick: () => tick(deps, queue), close: () => printer.close() };
}
