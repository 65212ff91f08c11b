// Every alarm: what it watches, what its failure means to a person, and its entry in docs/runbook.md.
import { Aws, Duration } from "aws-cdk-lib";
import type { HttpApi } from "aws-cdk-lib/aws-apigatewayv2";
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import { metrics } from "../functions/config.ts";
import type { ApiStage } from "./api.ts";
import { type GridformFunction, metricsNamespace } from "./function.ts";
import type { StageSettings } from "./stage-settings.ts";
import type { Store } from "./store.ts";
import type { WorkQueue } from "./work-queue.ts";

type Watched = {
  api: HttpApi;
  stage: ApiStage;
  functions: { api: GridformFunction; tick: GridformFunction; worker: GridformFunction };
  work: WorkQueue;
  store: Store;
};

type AlarmRule = {
  /** Its heading in docs/runbook.md. */
  name: string;
  impact: string;
  metric: IMetric;
  /** Rings at this value and above; or, with `below`, under it. */
  at: number;
  below?: true;
  /** Of five minutes each, one after another. */
  periods?: number;
};

export class Alarms extends Construct {
  constructor(scope: Construct, settings: StageSettings, watched: Watched) {
    super(scope, "alarms");
    const topic = new Topic(this, "topic", { enforceSSL: true });
    topic.addToResourcePolicy(mayRing(topic));
    for (const address of settings.alarmsTo) topic.addSubscription(new EmailSubscription(address));
    const rules = [
      ...workAlarms(this, watched),
      ...apiAlarms(watched),
      ...storeAlarms(this, watched),
      ...(settings.mail.kind === "ses" ? mailAlarms : []),
    ];
    for (const rule of rules) makeAlarm(this, rule).addAlarmAction(new SnsAction(topic));
  }
}

/** With its Deny of what comes without TLS the topic has a policy of its own, and CloudWatch is in none that comes by itself. */
const mayRing = (topic: Topic): PolicyStatement =>
  new PolicyStatement({
    sid: "AlarmsOfThisAccount",
    principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
    actions: ["sns:Publish"],
    resources: [topic.topicArn],
    conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
  });

const five = { period: Duration.minutes(5) };
const sum = { ...five, statistic: Stats.SUM };
const maximum = { ...five, statistic: Stats.MAXIMUM };

const workAlarms = (scope: Construct, { functions: { tick, worker }, work }: Watched): AlarmRule[] => [
  {
    name: "tick-silent",
    impact:
      "No deadline runs out, no reminder, report or mail leaves: everything that should happen by itself stands still.",
    metric: tick.metricInvocations(sum),
    at: 1,
    below: true,
  },
  {
    name: "tick-failing",
    impact: "Deadlines, reports and mails are late and get later.",
    metric: tick.metricErrors(sum),
    at: 3,
  },
  {
    name: "work-waiting",
    impact:
      "Deadlines, reports and mails are more than a quarter of an hour late: work comes in faster than it is done.",
    metric: work.queue.metricApproximateAgeOfOldestMessage(maximum),
    at: 900,
    periods: 2,
  },
  {
    name: "work-dead",
    impact:
      "A report was not made or a deadline not acted on, five times over, or a mail not sent for five days; it will not be tried again by itself.",
    metric: new Metric({
      namespace: metricsNamespace(scope),
      metricName: metrics.workDead,
      dimensionsMap: { service: "worker" },
      ...sum,
    }),
    at: 1,
  },
  {
    name: "work-dead-lettered",
    impact:
      "The worker cannot even begin: nothing that should happen by itself is done, though nothing is lost and all is sent to it again.",
    metric: work.deadLetters.metricApproximateNumberOfMessagesVisible(maximum),
    at: 1,
  },
  {
    name: "worker-failing",
    impact:
      "Reports, mails and deadlines are late: the worker breaks off in the middle of them, and begins again later.",
    metric: worker.metricErrors(sum),
    at: 3,
  },
  {
    name: "worker-throttled",
    impact: "Reports and mails are late: the account has no room for more workers.",
    metric: worker.metricThrottles(sum),
    at: 5,
    periods: 3,
  },
];

const apiAlarms = ({ api, stage, functions }: Watched): AlarmRule[] => [
  {
    name: "api-failing",
    impact: "People see 'something went wrong'; what phones have filled in stays on them, and they try again.",
    metric: api.metricServerError(sum),
    at: 5,
  },
  {
    name: "api-slow",
    impact: "Pages take more than three seconds for one request in a hundred: people tap twice, or give up.",
    metric: api.metricLatency({ ...five, statistic: Stats.percentile(99) }),
    at: 3000,
    periods: 3,
  },
  {
    name: "api-throttled",
    impact: "Some requests are turned away: phones keep what they hold and send it later, pages show an error.",
    metric: functions.api.metricThrottles(sum),
    at: 1,
  },
  {
    name: "api-turning-away",
    impact:
      "More is asked than the throttles let through: pages show an error, phones send later; without a token perhaps nobody gets through.",
    metric: stage.metricTurnedAway(sum),
    at: 50,
  },
];

function storeAlarms(scope: Construct, { store }: Watched): AlarmRule[] {
  const { throttled, failed } = store.metricsIn(scope, five);
  return [
    {
      name: "table-throttled",
      impact: "Some submissions and pages are slow or refused: one part of the table gets more than it can take.",
      metric: throttled,
      at: 10,
    },
    {
      name: "table-failing",
      impact: "Amazon's table service fails some requests: submissions are refused, and phones send them again later.",
      metric: failed,
      at: 5,
    },
  ];
}

const mailAlarms: AlarmRule[] = [
  {
    name: "mail-bouncing",
    impact:
      "One mail in twenty comes back: leaders miss their reports, the invited their invitations, and Amazon stops the sender at one in ten.",
    metric: new Metric({
      namespace: "AWS/SES",
      metricName: "Reputation.BounceRate",
      statistic: Stats.MAXIMUM,
      period: Duration.hours(1),
    }),
    at: 0.05,
  },
];

function makeAlarm(scope: Construct, { name, impact, metric, at, below, periods = 1 }: AlarmRule): Alarm {
  return new Alarm(scope, name, {
    alarmDescription: `impact: ${impact}\nrunbook: docs/runbook.md#${name}`,
    metric,
    threshold: at,
    comparisonOperator: below
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: periods,
    // Silence is good news of errors, and the bad news itself of a tick.
    treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
}
