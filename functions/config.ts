// The names of what surrounds the functions (environment variables, metrics), and what the variables must hold.
import * as z from "zod";

type Setting = { variable: string; shape: z.ZodType };
type Read<From extends Record<string, Setting>> = { [Name in keyof From]: z.output<From[Name]["shape"]> };

const text = z.string().trim().min(1);
/** Without a slash at the end, so that a path can follow. */
const origin = z.url().transform((url) => url.replace(/\/+$/, ""));
/** Who may approve forms beside those whose posts allow it: ids with commas between. For where one administrator is alone. */
const persons = z
  .string()
  .default("")
  .transform((text) => text.split(",").map((it) => it.trim()))
  .transform((ids) => ids.filter((it) => it !== ""));
const smtp = z.url({ protocol: /^smtps?$/ });

/** On AWS. The CDK app sets the variables under these names; beside this file only the printer reads the environment, for its own. */
const onAws = {
  table: { variable: "GRIDFORM_TABLE", shape: text },
  filesBucket: { variable: "GRIDFORM_FILES_BUCKET", shape: text },
  reportsBucket: { variable: "GRIDFORM_REPORTS_BUCKET", shape: text },
  queueUrl: { variable: "GRIDFORM_QUEUE_URL", shape: z.url() },
  /** Who signs people in: the exact `iss` of its tokens. */
  issuer: { variable: "GRIDFORM_ISSUER", shape: z.url() },
  /** The client id that tokens must be made for. */
  audience: { variable: "GRIDFORM_AUDIENCE", shape: text },
  /** Where people open the product: what links in mails start with. */
  origin: { variable: "GRIDFORM_ORIGIN", shape: origin },
  approvers: { variable: "GRIDFORM_APPROVERS", shape: persons },
  /** `Gridform <no-reply@example.gov.cn>` or the bare address. */
  mailFrom: { variable: "GRIDFORM_MAIL_FROM", shape: text },
  mailConfigurationSet: { variable: "GRIDFORM_MAIL_CONFIGURATION_SET", shape: text.optional() },
  /** `smtps://user:password@host:465`: mail goes there instead of to SES. */
  smtp: { variable: "GRIDFORM_SMTP", shape: smtp.optional() },
} as const satisfies Record<string, Setting>;

/** On one machine: all of it may be left out. */
const onOneMachine = {
  host: { variable: "GRIDFORM_HOST", shape: text.default("127.0.0.1") },
  port: { variable: "PORT", shape: z.coerce.number().int().min(0).max(65_535).default(8787) },
  /** The folder of the store, the files and the outbox. */
  data: { variable: "GRIDFORM_DATA", shape: text.default(".data") },
  /** Your own issuer instead of the built-in one with its demonstration people. */
  issuer: { variable: "GRIDFORM_ISSUER", shape: z.url().optional() },
  audience: { variable: "GRIDFORM_AUDIENCE", shape: text.default("gridform-web") },
  /** `http://127.0.0.1:<port>` when nothing is said. */
  origin: { variable: "GRIDFORM_ORIGIN", shape: origin.optional() },
  approvers: { variable: "GRIDFORM_APPROVERS", shape: persons },
  mailFrom: { variable: "GRIDFORM_MAIL_FROM", shape: text.default("Gridform <gridform@localhost>") },
  /** Without it mail goes into the outbox. */
  smtp: { variable: "GRIDFORM_SMTP", shape: smtp.optional() },
} as const satisfies Record<string, Setting>;

export type AwsSettings = Read<typeof onAws>;
export type AwsSettingName = keyof AwsSettings;
export type LocalSettings = Read<typeof onOneMachine>;

/** The environment variable of each setting on AWS. */
export const variables = Object.fromEntries(Object.entries(onAws).map(([name, it]) => [name, it.variable])) as {
  readonly [Name in AwsSettingName]: (typeof onAws)[Name]["variable"];
};

/** What each function reads; a test holds what the CDK app gives it against this list. */
export const needs = {
  api: ["table", "filesBucket", "reportsBucket", "queueUrl", "issuer", "audience", "origin", "approvers"],
  tick: ["table", "queueUrl"],
  worker: [
    "table",
    "filesBucket",
    "reportsBucket",
    "queueUrl",
    "origin",
    "mailFrom",
    "mailConfigurationSet",
    "smtp",
    "approvers",
  ],
} as const satisfies Record<string, readonly AwsSettingName[]>;

type Environment = Record<string, string | undefined>;

/** The settings of a function on AWS: `readAwsSettings(process.env, needs.api)`. Throws when one is missing or wrong. */
export const readAwsSettings = <Name extends AwsSettingName>(
  environment: Environment,
  names: readonly Name[],
): Pick<AwsSettings, Name> => {
  const wanted = Object.fromEntries(names.map((name) => [name, onAws[name]])) as Record<string, Setting>;
  return read(environment, wanted) as Pick<AwsSettings, Name>;
};

/** The settings of `npm start`. */
export const readLocalSettings = (environment: Environment): LocalSettings =>
  read(environment, onOneMachine) as LocalSettings;

/** What an operator must set before anything can be done. */
export class IncompleteSettings extends Error {}

/** All that is missing or wrong is told at once, by the variable's name and never by its value: a value may be a password. */
function read(environment: Environment, wanted: Record<string, Setting>): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const [name, { variable, shape }] of Object.entries(wanted)) {
    // A variable set to nothing is as good as absent: shells and compose files make such.
    const result = shape.safeParse(environment[variable] || undefined);
    if (result.success) settings[name] = result.data;
    else wrong.push(`${variable}: ${result.error.issues.map((issue) => issue.message).join("; ")}`);
  }
  if (wrong.length > 0) throw new IncompleteSettings(`The configuration is not complete:\n  ${wrong.join("\n  ")}`);
  return settings;
}

/** Metrics of our own, by what they count; the alarms watch them under these names. */
export const metrics = {
  namespace: "Gridform",
  /** A piece of due work failed for the last time: nothing will try it again. */
  workDead: "WorkDead",
} as const;
