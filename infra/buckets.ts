// The buckets: what people upload, what reports were made, the web client, and who read which of them.
import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  HttpMethods,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { AwsSettingName } from "../functions/config.ts";
import { letUseKey } from "./encryption-key.ts";
import { type GridformFunction, logRetention } from "./function.ts";

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  removalPolicy: RemovalPolicy.RETAIN,
} as const satisfies BucketProps;

/** Where the page itself speaks with a bucket, by what a ticket or a link allows. */
const fromPages = (pages: string[], ...allowedMethods: HttpMethods[]) => [
  {
    // Where the web client's address is CloudFront's own, it is not known yet when a bucket is made. The ticket is the
    // permission, not the page that holds it, and no cookie is sent: any origin is no weaker.
    allowedOrigins: pages.length > 0 ? pages : ["*"],
    allowedMethods,
    allowedHeaders: ["*"],
    maxAge: 3600,
  },
];

/** Nothing half uploaded is kept or paid for. */
const halfUploaded = { abortIncompleteMultipartUploadAfter: Duration.days(1) };

/** Who read or wrote which object, from where: kept as long as the logs. */
export class AccessLogs extends Bucket {
  constructor(scope: Construct, name: string) {
    super(scope, name, {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [halfUploaded, { expiration: Duration.days(logRetention) }],
    });
    Validations.of(this).acknowledge({ id: "AwsSolutions-S1", reason: "It is the bucket that the others log to." });
  }
}

/** A bucket of personal data, under the stage's own key. */
class PrivateBucket extends Construct {
  readonly bucket: Bucket;
  private readonly key: IKey;
  private readonly setting: AwsSettingName;

  constructor(
    scope: Construct,
    name: string,
    setting: AwsSettingName,
    key: IKey,
    logs: AccessLogs,
    props: BucketProps,
  ) {
    super(scope, name);
    this.key = key;
    this.setting = setting;
    this.bucket = new Bucket(this, "bucket", {
      ...closed,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      versioned: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: `${name}/`,
      ...props,
    });
  }

  /** Reads objects; and learns that one is not there, which S3 tells only to those who may list. */
  grantRead(to: GridformFunction): void {
    this.grant(to, ["s3:GetObject"]);
  }

  grantReadAndPut(to: GridformFunction): void {
    this.grant(to, ["s3:GetObject", "s3:PutObject"]);
  }

  private grant(to: GridformFunction, actions: string[]): void {
    to.may(actions, [this.bucket.arnForObjects("*")]);
    acknowledgeObjects(this.bucket, to);
    to.may(["s3:ListBucket"], [this.bucket.bucketArn]);
    to.tell(this.setting, this.bucket.bucketName);
    letUseKey(this.key, to);
  }
}

/** cdk-nag names a finding by how the template says it: across stacks, by the name of the export. */
function acknowledgeObjects(bucket: Bucket, to: GridformFunction): void {
  const stack = Stack.of(bucket);
  const { "Fn::ImportValue": exported } = stack.resolve(stack.exportValue(bucket.bucketArn));
  Validations.of(to.role ?? to).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${exported}/*]`,
    reason: "The objects of this one bucket, whose names are made at run time.",
  });
}

/** Photos, signatures and other files of submissions. The browser uploads them itself, by a ticket of the API, and fetches large ones by a link. */
export class FilesBucket extends PrivateBucket {
  constructor(scope: Construct, key: IKey, logs: AccessLogs, pages: string[]) {
    super(scope, "files", "filesBucket", key, logs, {
      cors: fromPages(pages, HttpMethods.POST, HttpMethods.GET),
      // What is erased at a person's request (PIPL Art. 47) must be gone in fact, with a month to undo a mistake.
      lifecycleRules: [halfUploaded, { noncurrentVersionExpiration: Duration.days(30) }],
    });
  }
}

/** Editions of reports, kept for good: an edition is made once, and its hash is printed on its last page. Large ones are fetched by a link. */
export class ReportsBucket extends PrivateBucket {
  constructor(scope: Construct, key: IKey, logs: AccessLogs, pages: string[]) {
    const cors = fromPages(pages, HttpMethods.GET);
    super(scope, "reports", "reportsBucket", key, logs, { cors, lifecycleRules: [halfUploaded] });
  }
}

/** The built web client: public content, reached through CloudFront alone. */
export class SiteBucket extends Bucket {
  constructor(scope: Construct, logs: AccessLogs) {
    super(scope, "site", {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [halfUploaded],
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: "site/",
    });
  }
}
