// The DynamoDB store: one table of AWS, for a district.
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Table } from "../../ports.ts";
import { type At, commit } from "./commit.ts";
import { get, getMany, query } from "./read.ts";
import { ATTEMPTS } from "./retry.ts";

export type DynamoOptions = {
  client: DynamoDBClient;
  tableName: string;
  /** Attempts before `too-busy`, each of them up to three of the SDK's own. */
  attempts?: number;
};

export function openDynamoTable({ client, tableName, attempts = ATTEMPTS }: DynamoOptions): Table {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const at: At = { documents, tableName, attempts };
  return {
    get: (key) => get(at, key),
    getMany: (keys) => getMany(at, keys),
    query: (range, page) => query(at, range, page),
    commit: (writes) => commit(at, writes),
  };
}
