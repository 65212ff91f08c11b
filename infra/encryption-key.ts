// The customer-managed key of a stage: who may read personal data is then said, and logged, in one more place than IAM.
import { RemovalPolicy } from "aws-cdk-lib";
import { type IKey, Key } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import type { GridformFunction } from "./function.ts";

/** Amazon makes new key material every year; what is encrypted stays readable. */
export const makeKey = (scope: Construct): Key =>
  new Key(scope, "key", {
    description: "Gridform: table, files and reports",
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });

/** What DynamoDB and S3 do with the key on behalf of a function. Never the administration of the key. */
export const letUseKey = (key: IKey, to: GridformFunction): void => {
  key.grant(
    to,
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
    "kms:GenerateDataKeyWithoutPlaintext",
  );
};
