// The clock of the product on AWS: EventBridge Scheduler calls a function each minute.
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import type { GridformFunction } from "./function.ts";

export class EveryMinute extends Construct {
  constructor(scope: Construct, call: GridformFunction) {
    super(scope, "every-minute");
    // By hand: the ready-made target may also call every version and alias of the function.
    const role = new Role(this, "role", { assumedBy: new ServicePrincipal("scheduler.amazonaws.com") });
    role.addToPolicy(new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [call.functionArn] }));
    new CfnSchedule(this, "schedule", {
      scheduleExpression: "rate(1 minute)",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: call.functionArn,
        roleArn: role.roleArn,
        // A tick that was missed needs no second try: the next one sees all that is due.
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
  }
}
