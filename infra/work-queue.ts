// The queue that takes due work to the worker, and where what fails again and again is set aside.
import { Duration, Validations } from "aws-cdk-lib";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { piecesAtOnce } from "../core/due-work.ts";
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
      // Longer than any run with what Lambda needs to begin and to try again, so that no second worker gets a message that the
      // first still works on; and longer than the lease, so that one of them that comes again finds work it may claim.
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
        // A batch is worked on at once, and as many are printed at once: none waits for the printer while its lease runs.
        batchSize: piecesAtOnce,
        reportBatchItemFailures: true,
        // Each run may hold a browser; ten of them spare the account's concurrency.
        maxConcurrency: 10,
      }),
    );
  }
}
