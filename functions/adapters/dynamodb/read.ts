// Reads of the DynamoDB store: by key, by many keys, by range with a cursor.
import { BatchGetCommand, GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { problem } from "../../../core/problem.ts";
import type { Item, Key, Page, Range } from "../../ports.ts";
import { bareKey, canStand, keyText } from "../commit-rules.ts";
import { cursorOf, isEmptyRange, type KeysAt, keyNames, keysAt, pageSize } from "../range.ts";
import type { At } from "./commit.ts";
import { again, isBusy, untilTaken } from "./retry.ts";

/** What DynamoDB takes in one BatchGetItem. */
const BATCH = 100;

export async function get({ documents, tableName, attempts }: At, key: Key): Promise<Item | undefined> {
  if (!canStand(key)) return undefined;
  const command = new GetCommand({ TableName: tableName, Key: bareKey(key), ConsistentRead: true });
  const { Item } = await untilTaken(attempts, () => orAgain(documents.send(command)));
  return Item as Item | undefined;
}

export async function getMany(at: At, keys: Key[]): Promise<Item[]> {
  const distinct = new Map(keys.filter(canStand).map((key) => [keyText(key), bareKey(key)]));
  const asked = [...distinct.values()];
  const batches = Array.from({ length: Math.ceil(asked.length / BATCH) }, (_, i) =>
    getBatch(at, asked.slice(i * BATCH, (i + 1) * BATCH)),
  );
  const found = new Map((await Promise.all(batches)).flat().map((item) => [keyText(item), item]));
  return [...distinct.keys()].flatMap((key) => found.get(key) ?? []);
}

async function getBatch({ documents, tableName, attempts }: At, keys: Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let left = keys;
  while (left.length > 0) {
    items.push(
      ...(await untilTaken(attempts, async () => {
        const RequestItems = { [tableName]: { Keys: left, ConsistentRead: true } };
        const answer = await orAgain(documents.send(new BatchGetCommand({ RequestItems })));
        if (answer === again) return again;
        left = (answer.UnprocessedKeys?.[tableName]?.Keys ?? []) as Key[];
        const got = (answer.Responses?.[tableName] ?? []) as Item[];
        // Nothing of it: busy. A part: the answer was full (16 MB), and the rest can be asked for at once.
        return got.length === 0 && left.length > 0 ? again : got;
      })),
    );
  }
  return items;
}

export async function query(at: At, range: Range, page: Page = {}): Promise<{ items: Item[]; cursor?: string }> {
  const limit = pageSize(page.limit);
  if (isEmptyRange(range)) return { items: [] };
  const start = page.cursor === undefined ? undefined : keysAt(page.cursor, range);
  const command = new QueryCommand({
    TableName: at.tableName,
    ...(range.index ? { IndexName: range.index } : { ConsistentRead: true }),
    ...keyCondition(range),
    ScanIndexForward: !range.descending,
    Limit: limit,
    ...(start && { ExclusiveStartKey: start }),
  });
  const answer = await untilTaken(at.attempts, () => orAgain(at.documents.send(command))).catch((error) => {
    // A place that keeps our rules and still is none: somebody made the cursor.
    throw start && error instanceof Error && error.name === "ValidationException" ? problem("cursor-invalid") : error;
  });
  const items = (answer.Items ?? []) as Item[];
  return answer.LastEvaluatedKey ? { items, cursor: cursorOf(answer.LastEvaluatedKey as KeysAt) } : { items };
}

function keyCondition(range: Range) {
  const { pk, sk } = keyNames(range);
  const terms: string[] = [];
  const values: Record<string, string> = {};
  const add = (term: string, bounds: Record<string, string>) => {
    terms.push(term);
    Object.assign(values, bounds);
  };
  const { beginsWith, from, to } = range;
  add("#pk = :pk", { ":pk": range.pk });
  // DynamoDB takes one term on the sort key, and no empty texts.
  if (beginsWith) add("begins_with(#sk, :prefix)", { ":prefix": beginsWith });
  else if (from && to !== undefined) add("#sk BETWEEN :from AND :to", { ":from": from, ":to": to });
  else if (from) add("#sk >= :from", { ":from": from });
  else if (to !== undefined) add("#sk <= :to", { ":to": to });
  return {
    KeyConditionExpression: terms.join(" AND "),
    ExpressionAttributeNames: { "#pk": pk, ...(terms.length > 1 && { "#sk": sk }) },
    ExpressionAttributeValues: values,
  };
}

async function orAgain<T>(answer: Promise<T>): Promise<T | typeof again> {
  try {
    return await answer;
  } catch (error) {
    if (isBusy(error)) return again;
    throw error;
  }
}
