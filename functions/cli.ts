// `npm run -s gridform -- <command>`: what an operator does by hand, on the data folder of this machine or on AWS.
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { WorkWaits } from "../core/due-work.ts";
import { Period } from "../core/period.ts";
import { Problem, problemBody } from "../core/problem.ts";
import { issuerOf } from "./adapters/oidc/issuer.ts";
import { openLocalKeys, signToken } from "./adapters/oidc/local-keys.ts";
import type { CommandName } from "./cli-aws.ts";
import { IncompleteSettings, readLocalSettings, variables } from "./config.ts";
import type { WorkDeps } from "./deps.ts";
import { type LocalService, lazyPrinter, openLocal } from "./local-service.ts";

const usage = `gridform token <person> [--hours 12]            a bearer token for a demonstration person
gridform report <report> --period 2026-10 --unit 371602 [--out report.pdf]   makes an edition now
gridform mail [--again]                         mails of reports that did not reach somebody; --again makes them due again
gridform recount [--repair] [--from 371602003]  tallies and stocks counted again from what was submitted, and compared
gridform tick                                   does what is due, once
gridform setup                                  publishes the packs, begins the schedules
gridform administrator <id> --name 张三 --unit 371602 --title 滨城区   the first administrator, and the unit at the top
With GRIDFORM_TABLE they work on AWS with your own credentials, on nothing of this machine, and name the variables that a command lacks.`;

/** Well above what an index of DynamoDB lags, in milliseconds: what differs is counted again after it. */
const indexLag = 15_000;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    hours: { type: "string", default: "12" },
    period: { type: "string" },
    unit: { type: "string" },
    out: { type: "string" },
    repair: { type: "boolean", default: false },
    again: { type: "boolean", default: false },
    from: { type: "string" },
    name: { type: "string" },
    title: { type: "string" },
  },
});
const [command, subject] = positionals;

const commands: Record<CommandName, () => Promise<number>> = {
  async token() {
    if (!subject) return fail("Which person? Try: gridform token grid-staff");
    const settings = readLocalSettings(process.env);
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
    const { repair, from } = values;
    return withService(async (service) => {
      const { recount } = await import("./usecases/figures/recount.ts");
      const found = await recount(service.deps, {
        repair,
        from,
        pause: () => pause(indexLag),
        // Beside the answer, for whoever stops it and wants to go on there.
        done: (township) => console.error(`${township} done`),
      });
      for (const line of found.differences.slice(0, 50)) console.log(JSON.stringify(line));
      const { submissions, cases, subjects, tallies, stocks, differences, unsettled } = found;
      console.log(
        `${submissions} submissions, ${cases} cases, ${subjects} subjects; ${tallies} tallies, ${stocks} stocks: ${differences.length} differ${repair ? ", repaired" : ""}`,
      );
      if (unsettled > 0) console.log(`${unsettled} were written to all the while: run it again for them`);
      return (differences.length === 0 || repair) && unsettled === 0 ? 0 : 1;
    });
  },
  async tick() {
    return withService(async (service) => {
      const found = await service.tick();
      console.log(`${found} pieces of due work${process.env[variables.table] ? " sent to the worker" : ""}`);
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

type Service = Pick<LocalService, "tick" | "close"> & { deps: WorkDeps };

async function openService(): Promise<Service> {
  if (!process.env[variables.table]) return openLocal(readLocalSettings(process.env));
  const { openOnAws } = await import("./cli-aws.ts");
  return openOnAws(process.env, command as Exclude<CommandName, "token">, lazyPrinter({ info: () => {} }));
}

async function withService(work: (service: Service) => Promise<number>): Promise<number> {
  const service = await openService();
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

/** Why a command does nothing where GRIDFORM_TABLE is set; undefined: it may. */
async function refusedOnAws(name: CommandName): Promise<string | undefined> {
  if (!process.env[variables.table]) return undefined;
  const why = (await import("./cli-aws.ts")).whyNotOnAws(name);
  return why && `${variables.table} is set, and ${name} does not work on AWS. ${why}`;
}

try {
  const known = command && Object.hasOwn(commands, command) ? (command as CommandName) : undefined;
  const refused = known && (await refusedOnAws(known));
  if (refused) process.exitCode = fail(refused);
  else process.exitCode = known ? await commands[known]() : fail(usage);
} catch (error) {
  if (error instanceof IncompleteSettings) process.exitCode = fail(error.message);
  else if (error instanceof WorkWaits) process.exitCode = fail(error.message);
  else if (error instanceof Problem) {
    console.error(JSON.stringify(problemBody(error, "zh"), null, 2));
    process.exitCode = 1;
  } else throw error;
}
