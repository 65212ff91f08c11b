// One Lambda function of ours: its bundle, its own role, its log, and the settings it is told.
import { type Duration, RemovalPolicy, type Size, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  type Architecture,
  Code,
  Function as LambdaFunction,
  Runtime,
  RuntimeFamily,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { type AwsSettingName, metrics, variables } from "../functions/config.ts";

export type FunctionProps = {
  /** The folder of the bundle; its `index.mjs` exports `handler`. */
  bundle: string;
  runtime: string;
  architecture: Architecture;
  memoryMegabytes: number;
  timeout: Duration;
  temporaryFiles?: Size;
};

/** The Cybersecurity Law has network logs kept for six months at least. */
export const logRetention = RetentionDays.SIX_MONTHS;

export class GridformFunction extends LambdaFunction {
  constructor(scope: Construct, name: string, props: FunctionProps) {
    const logGroup = new LogGroup(scope, `${name}-log`, {
      retention: logRetention,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    // A role of our own: the managed policy that CDK would attach may write to every log of the account.
    const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    super(scope, name, {
      code: Code.fromAsset(props.bundle),
      handler: "index.handler",
      runtime: new Runtime(props.runtime, RuntimeFamily.NODEJS),
      architecture: props.architecture,
      memorySize: props.memoryMegabytes,
      timeout: props.timeout,
      ephemeralStorageSize: props.temporaryFiles,
      role,
      logGroup,
      // Measured: the tracer costs 12 ms of every cold start, and logs and metrics answer what we ask.
      tracing: Tracing.DISABLED,
      retryAttempts: 0,
      environment: {
        POWERTOOLS_SERVICE_NAME: name,
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(scope),
      },
    });
    logGroup.grantWrite(role);
    if (props.runtime !== Runtime.NODEJS_24_X.name) {
      Validations.of(this).acknowledge({
        id: "AwsSolutions-L1",
        reason: "The operator's choice in cdk.json: their region has no newer.",
      });
    }
  }

  /** Permits exactly these actions on exactly these things. */
  may(actions: string[], resources: string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions, resources }));
  }

  /** Sets one setting of functions/config.ts. Called by the owner of what the setting names, together with the permission. */
  tell(setting: AwsSettingName, value: string): void {
    this.addEnvironment(variables[setting], value);
  }
}

/** Stages may share an account; their metrics must not add up. */
export const metricsNamespace = (scope: Construct): string => `${metrics.namespace}/${scope.node.path.split("/")[0]}`;
