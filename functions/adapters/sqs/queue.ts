// Due work through SQS, ten ids a call.
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { WorkQueue } from "../../ports.ts";

const perCall = 10;

export const openSqs = (queueUrl: string, client = new SQSClient({})): WorkQueue => ({
  async send(ids) {
    for (let at = 0; at < ids.length; at += perCall) {
      const batch = ids.slice(at, at + perCall);
      const { Failed } = await client.send(
        new SendMessageBatchCommand({
          QueueUrl: queueUrl,
          Entries: batch.map((id, index) => ({ Id: String(index), MessageBody: id })),
        }),
      );
      if (Failed?.length) throw new Error(`SQS refused ${Failed.length} of ${batch.length}: ${Failed[0]?.Code}`);
    }
  },
});
