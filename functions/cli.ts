// `npm run -s gridform -- <command>`: what an operator does by hand on the data folder of this machine.
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { WorkWaits } from "../core/due-work.ts";
import { Period } from "../core/period.ts";
import { Problem, problemBody } from "../core/problem.ts";
import { issuerOf } from "./adapters/oidc/issuer.ts";
import { openLocalKeys, signToken } from "./adapters/oidc/local-keys.ts";
import { readLocalSettings, variables } from "./config.ts";
import { type LocalParts, openLocal } from "./local-service.ts";

const usage = `gridform token <person> [--hours 12]            a bearer token for a demonstration person
gridform report <report> --period 2026-10 --unit 371602 [--out report.pdf]   makes an edition now
gridform mail [--again]                         mails of reports that did not reach somebody; --again makes them due again
gridform recount [--repair]                     tallies recounted from the raw submissions and compared
gridform tick                                   does what is due, once
gridform setup                                  publishes the packs, begins the schedules
gridform administrator <id> --name 张三 --unit 371602 --title 滨城区   the first administrator, and the unit at the top
With GRIDFORM_TABLE they work on that table on AWS, with your own credentials, instead of the data folder.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    hours: { type: "string", default: "12" },
    period: { type: "string" },
    unit: { type: "string" },
    out: { type: "string" },
    repair: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
    name: { type: "string" },
    title: { type: "string" },
  },
});
const [command, subject] = positionals;
const settings = readLocalSettings(process.env);

const commands: Record<string, () => Promise<number>> = {
  async token() {
    if (!subject) return fail("Which person? Try: gridform token grid-staff");
    const keys = await openLocalKeys(settings.data, () => randomBytes(32).toString("hex"));
    const origin = settings.origin ?? `http://127.0.0.1:${settings.port}`;
    const token = await signToken(keys, {
      person: subject,
      issuer: issuerOf(origin),
      audience: settings.audience,
      seconds: Math.round(Number(values.hours) * 3600),
      now: Date.now(),
    });
    console.log(token);
    return 0;
  },
  async report() {
    const { period, unit, out } = values;
    if (!subject || !period || !unit)
      return fail("gridform report <report> --period 2026-10 --unit 371602 [--out report.pdf]");
    return withService(async (service) => {
      const { produceEdition } = await import("./usecases/reports/produce-edition.ts");
      const edition = await produceEdition(service.deps, { report: subject, period: Period.parse(period), unit });
      if (edition.status === "held")
        return fail(
          "Held: every other clock disagrees with this machine's. Set the clock right, or vouch for it on the page of reports.",
        );
      const pdf = await service.deps.files.get(edition.pdf);
      if (!pdf) return fail("The PDF is not there");
      const place = out ?? `${subject}-${period}-${unit}.pdf`;
      await writeFile(place, pdf.bytes);
      console.log(`${place}  ${edition.pages} pages  sha256 ${edition.hash}`);
      return 0;
    });
  },
  async mail() {
    return withService(async ({ deps }) => {
      const { leftMail } = await import("./usecases/reports/left-mail.ts");
      const { sendLeft } = await import("./usecases/reports/send-left.ts");
      const editions = await leftMail(deps);
      let due = 0;
      for (const { left, retrying, ...edition } of editions) {
        const place = `${edition.report} ${edition.period} ${edition.unit}`;
        if (retrying > 0) console.log(`${place}: ${retrying} not taken yet, tried again by themselves`);
        for (const it of left) console.log(`${place} ${it.person}: ${it.status}${it.reason ? ` (${it.reason})` : ""}`);
        // Made due and no more: the service itself sends, with its own mail server, within a minute.
        if (values.again) due += (await sendLeft(deps, edition)).length;
      }
      if (values.again) console.log(`${due} due again`);
      const left = editions.reduce((sum, it) => sum + it.left.length, 0);
      if (!values.again && left === 0) console.log("no mail is left");
      return values.again || left === 0 ? 0 : 1;
    });
  },
  async recount() {
    return withService(async (service) => {
      const { recount } = await import("./usecases/figures/recount.ts");
      const found = await recount(service.deps, { repair: values.repair });
      for (const line of found.differences.slice(0, 50)) console.log(JSON.stringify(line));
      console.log(
        `${found.submissions} submissions, ${found.cases} cases, ${found.tallies} tallies: ${found.differences.length} differ${values.repair ? ", repaired" : ""}`,
      );
      return found.differences.length === 0 || values.repair ? 0 : 1;
    });
  },
  async tick() {
    return withService(async (service) => {
      console.log(`${await service.tick()} pieces of due work`);
      return 0;
    });
  },
  async setup() {
    return withService(async (service) => {
      const { setUp } = await import("./usecases/service/set-up.ts");
      const { published } = await setUp(service.deps);
      console.log(published.length > 0 ? `published ${published.join(", ")}` : "everything is there");
      return 0;
    });
  },
  async administrator() {
    const { name, unit, title } = values;
    if (!subject || !name || !unit || !title)
      return fail("gridform administrator <id> --name 张三 --unit 371602 --title 滨城区");
    return withService(async ({ deps }) => {
      const { firstAdministrator } = await import("./usecases/service/set-up.ts");
      await firstAdministrator(deps, { id: subject, name, unit: { code: unit, title } });
      console.log(`${name} (${subject}) administers ${unit}`);
      return 0;
    });
  },
};

/** A table on AWS in the place of the data folder's. */
async function tableOnAws(): Promise<LocalParts> {
  const tableName = process.env[variables.table];
  if (!tableName) return {};
  const { DynamoDBClient } = await import("@aws-sdk/client-dynamodb");
  const { openDynamoTable } = await import("./adapters/dynamodb/table.ts");
  return { table: openDynamoTable({ client: new DynamoDBClient({}), tableName }) };
}

async function withService(work: (service: Awaited<ReturnType<typeof openLocal>>) => Promise<number>): Promise<number> {
  const service = await openLocal(settings, await tableOnAws());
  try {
    return await work(service);
  } finally {
    await service.close();
  }
}

function fail(text: string): number {
  console.error(text);
  return 2;
}

try {
  const run = command && Object.hasOwn(commands, command) ? commands[command] : undefined;
  process.exitCode = run ? await run() : fail(usage);
} catch (error) {
  if (error instanceof WorkWaits) console.error(error.message);
  else if (error instanceof Problem) console.error(JSON.stringify(problemBody(error, "zh"), null, 2));
  else throw error;
  process.exitCode = 1;
}
