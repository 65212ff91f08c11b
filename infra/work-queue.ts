// The queue that takes due work to the worker, and where what fails again and again is set aside.
import { Duration, Validations } from "aws-cdk-lib";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { GridformFunction } from "./function.ts";

export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, workerTimeout: Duration) {
    super(scope, "work");
    const common = { enforceSSL: true, encryption: QueueEncryption.SQS_MANAGED, retentionPeriod: Duration.days(14) };
    this.deadLetters = new Queue(this, "dead-letters", common);
    this.queue = new Queue(this, "queue", {
      ...common,
      // Longer than any run, so that no second worker gets a message that the first still works on.
      visibilityTimeout: Duration.seconds(workerTimeout.toSeconds() * 3),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    Validations.of(this.deadLetters).acknowledge({
      id: "AwsSolutions-SQS3",
      reason: "It is the dead-letter queue itself.",
    });
  }

  grantSend(to: GridformFunction): void {
    to.may(["sqs:SendMessage"], [this.queue.queueArn]);
    to.tell("queueUrl", this.queue.queueUrl);
  }

  /** Feeds a function; what it reports as failed comes again, the rest of its batch does not. */
  feed(worker: GridformFunction): void {
    worker.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: 5,
        reportBatchItemFailures: true,
        // Each run may hold a browser; ten of them make some 60 reports a second, and spare the account's concurrency.
        maxConcurrency: 10,
      }),
    );
  }
}
