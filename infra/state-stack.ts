// What keeps data and must outlive every deployment: the table, the files, the reports, the staff, the mail identity.
import { Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { AccessLogs, FilesBucket, ReportsBucket } from "./buckets.ts";
import { makeKey } from "./encryption-key.ts";
import { Mail } from "./mail.ts";
import { StaffPool } from "./sign-in.ts";
import { formerOrigins, knownOrigin, type StageSettings } from "./stage-settings.ts";
import { Store } from "./store.ts";

export class StateStack extends Stack {
  readonly store: Store;
  readonly files: FilesBucket;
  readonly reports: ReportsBucket;
  readonly accessLogs: AccessLogs;
  readonly mail: Mail;
  readonly staff: StaffPool | undefined;

  constructor(scope: Construct, name: string, stage: string, settings: StageSettings) {
    super(scope, name, { description: "Gridform: data", terminationProtection: true });
    const key = makeKey(this);
    this.accessLogs = new AccessLogs(this, "access-logs");
    this.store = new Store(this, "store", { stage, key, restored: settings.table });
    const origin = knownOrigin(settings);
    const pages = origin === undefined ? [] : [origin, ...formerOrigins(settings)];
    this.files = new FilesBucket(this, key, this.accessLogs, pages);
    this.reports = new ReportsBucket(this, key, this.accessLogs, pages);
    this.mail = new Mail(this, settings.mail);
    const { signIn } = settings;
    this.staff = signIn.kind === "cognito" ? new StaffPool(this, stage, signIn, settings, this.mail) : undefined;
  }
}
