// Commits to DynamoDB: one write by itself where that is safe, else a transaction.
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import {
  type CancellationReason,
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import { problem } from "../../../core/problem.ts";
import type { Committed, Item, Refused, Write } from "../../ports.ts";
import { bareKey, checkCommit } from "../commit-rules.ts";
import { expressionsOf } from "./expressions.ts";
import { plainItem } from "./plain.ts";
import { again, isBusy, untilTaken } from "./retry.ts";

export type At = { documents: DynamoDBDocumentClient; tableName: string; attempts: number };
type Result = Committed | Refused;
type Single = Exclude<Write, { kind: "check" }>;

export async function commit(at: At, writes: Write[]): Promise<Result> {
  checkCommit(writes);
  const [only] = writes;
  if (!only) return { ok: true };
  if (writes.length === 1 && canStandAlone(only)) return untilTaken(at.attempts, () => writeAlone(at, only));
  // One token for all attempts: an attempt whose answer was lost is not done a second time.
  const token = randomUUID();
  return untilTaken(at.attempts, () => transact(at, writes, token));
}

// A single write costs half of a transaction, but carries no token: only what may safely be done twice goes alone.
const canStandAlone = (write: Write): write is Single =>
  write.kind !== "check" && !(write.kind === "update" && Object.keys(write.add ?? {}).length > 0);

async function writeAlone({ documents, tableName }: At, write: Single): Promise<Result | typeof again> {
  const about = {
    TableName: tableName,
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
    ...expressionsOf(write),
  };
  try {
    if (write.kind === "put") await documents.send(new PutCommand({ ...about, Item: write.item }));
    else if (write.kind === "update") await documents.send(new UpdateCommand({ ...about, Key: bareKey(write.key) }));
    else await documents.send(new DeleteCommand({ ...about, Key: bareKey(write.key) }));
    return { ok: true };
  } catch (error) {
    if (isBusy(error)) return again;
    if (!(error instanceof ConditionalCheckFailedException)) throw told(error);
    const stood = plainItem(error.Item);
    const mayBeOurs = (error.$metadata.attempts ?? 1) > 1 && isDone(write, stood);
    return mayBeOurs ? { ok: true } : { ok: false, at: 0, stood };
  }
}

/** Whether what stands is what the write makes: then an earlier attempt was taken, and its answer lost. */
function isDone(write: Single, stood: Item | undefined): boolean {
  if (write.kind === "delete") return stood === undefined;
  if (!stood) return false;
  const wanted: Record<string, unknown> = write.kind === "put" ? write.item : (write.set ?? {});
  const kept = JSON.parse(JSON.stringify(wanted)) as Record<string, unknown>;
  const same = Object.entries(kept).every(([name, value]) => isDeepStrictEqual(stood[name], value));
  if (write.kind === "put") return same && Object.keys(kept).length === Object.keys(stood).length;
  return same && (write.remove ?? []).every((name) => stood[name] === undefined);
}

async function transact(at: At, writes: Write[], token: string): Promise<Result | typeof again> {
  const TransactItems = writes.map((write) => transactItem(at.tableName, write));
  try {
    await at.documents.send(new TransactWriteCommand({ TransactItems, ClientRequestToken: token }));
    return { ok: true };
  } catch (error) {
    if (isBusy(error)) return again;
    if (error instanceof TransactionCanceledException) return cancelled(error, error.CancellationReasons ?? []);
    throw told(error);
  }
}

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

function transactItem(tableName: string, write: Write): TransactItem {
  const about = { TableName: tableName, ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const };
  const { UpdateExpression = "", ConditionExpression = "", ...rest } = expressionsOf(write);
  const when = ConditionExpression && { ConditionExpression };
  switch (write.kind) {
    case "put":
      return { Put: { ...about, ...rest, ...when, Item: write.item } };
    case "update":
      return { Update: { ...about, ...rest, ...when, Key: bareKey(write.key), UpdateExpression } };
    case "delete":
      return { Delete: { ...about, ...rest, ...when, Key: bareKey(write.key) } };
    case "check":
      return { ConditionCheck: { ...about, ...rest, Key: bareKey(write.key), ConditionExpression } };
  }
}

const mayPass = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/** A condition that failed is an answer, whatever else went wrong; a conflict alone may pass. */
function cancelled(error: TransactionCanceledException, reasons: CancellationReason[]): Refused | typeof again {
  const at = reasons.findIndex(({ Code }) => Code === "ConditionalCheckFailed");
  if (at >= 0) return { ok: false, at, stood: plainItem(reasons[at]?.Item) };
  const invalid = reasons.find(({ Code }) => Code === "ValidationError");
  if (invalid) throw told(new Error(invalid.Message, { cause: error }));
  if (reasons.some(({ Code }) => mayPass.has(Code ?? ""))) return again;
  throw error;
}

// DynamoDB has one ValidationException for all; what a user may cause is told by its words.
function told(error: unknown): unknown {
  const text = error instanceof Error ? error.message : "";
  if (/item size .*exceeded/i.test(text)) return problem("item-too-large");
  if (/transaction.* size .*exceed|aggregate.* size/i.test(text)) return problem("commit-too-large");
  return error;
}
