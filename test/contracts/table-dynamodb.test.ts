// The table in DynamoDB (Amazon's DynamoDB Local): the contract, and what the network and a busy service may do to it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Problem } from "../../core/problem.ts";
import { createTable } from "../../functions/adapters/dynamodb/create-table.ts";
import { openDynamoTable } from "../../functions/adapters/dynamodb/table.ts";
import type { Table, Write } from "../../functions/ports.ts";
import { type DynamoLocal, localClient, startDynamoLocal } from "../support/dynamodb-local.ts";
import { type Fate, type FaultyProxy, startFaultyProxy } from "./faulty-proxy.ts";
import { tableContract } from "./table.ts";

const local = await startDynamoLocal();
if (local) {
  afterAll(local.stop);
  tableContract("DynamoDB", async () => {
    await createTable(local.client, "contract");
    return { table: openDynamoTable({ client: local.client, tableName: "contract" }), close: async () => {} };
  });
  itSurvivesTheNetwork(local);
}

const isProblem = (code: string) => (error: Problem) => error.code === code;
const put = (pk: string, when?: Write["when"]): Write =>
  ({ kind: "put", item: { pk, sk: "0", text: "文" }, ...(when && { when }) }) as Write;
const count = (pk: string): Write => ({ kind: "update", key: { pk, sk: "tally" }, add: { count: 1 } });

const refusal = (type: string, more: object = {}): Fate => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type, ...more },
});
const cancelled = (...codes: string[]): Fate =>
  refusal("TransactionCanceledException", { CancellationReasons: codes.map((Code) => ({ Code })) });

function itSurvivesTheNetwork({ client, endpoint }: DynamoLocal): void {
  describe("DynamoDB behind a bad network, or busy", () => {
    beforeAll(() => createTable(client, "faulty"));

    /** Runs a story against a table whose requests meet these fates. */
    const withFates = async (
      fates: Record<string, Fate[]>,
      story: (table: Table, seen: FaultyProxy["seen"]) => Promise<void>,
    ) => {
      const proxy = await startFaultyProxy(endpoint, fates);
      const faulty = localClient(proxy.endpoint);
      try {
        await story(openDynamoTable({ client: faulty, tableName: "faulty", attempts: 3 }), proxy.seen);
      } finally {
        faulty.destroy();
        proxy.stop();
      }
    };

    it("counts once what was done, but whose answer was lost", () =>
      withFates({ TransactWriteItems: ["answer lost", "passed", "answer lost"] }, async (table, seen) => {
        expect(await table.commit([put("lost-1", { kind: "absent" }), count("lost-1")])).toStrictEqual({ ok: true });
        expect(await table.commit([count("lost-1")])).toStrictEqual({ ok: true });
        expect((await table.get({ pk: "lost-1", sk: "tally" }))?.count).toBe(2);
        const tokens = seen.flatMap(({ body }) => body.ClientRequestToken ?? []);
        expect(tokens.length).toBe(4);
        expect(new Set(tokens).size).toBe(2);
      }));

    it("knows its own put, update and delete again after a lost answer", () =>
      withFates(
        { PutItem: ["answer lost"], UpdateItem: ["answer lost"], DeleteItem: ["answer lost"] },
        async (table) => {
          const key = { pk: "lost-2", sk: "0" };
          expect(await table.commit([put("lost-2", { kind: "absent" })])).toStrictEqual({ ok: true });
          const set = { text: "新", version: 1 };
          const when = { kind: "equals", attribute: "text", value: "文" } as const;
          expect(await table.commit([{ kind: "update", key, set, when }])).toStrictEqual({ ok: true });
          expect(await table.get(key)).toStrictEqual({ ...key, ...set });
          expect(await table.commit([{ kind: "delete", key, when: { kind: "version", is: 1 } }])).toStrictEqual({
            ok: true,
          });
        },
      ));

    it("does not take another's item for its own after a lost answer", () =>
      withFates({ PutItem: ["answer lost"] }, async (table) => {
        await openDynamoTable({ client, tableName: "faulty" }).commit([
          { kind: "put", item: { pk: "lost-3", sk: "0", text: "他" } },
        ]);
        const stood = { pk: "lost-3", sk: "0", text: "他" };
        expect(await table.commit([put("lost-3", { kind: "absent" })])).toStrictEqual({ ok: false, at: 0, stood });
      }));

    it("tries again after a conflict, with the same token", () =>
      withFates(
        { TransactWriteItems: [cancelled("None", "TransactionConflict"), refusal("TransactionInProgressException")] },
        async (table, seen) => {
          expect(await table.commit([put("conflict"), count("conflict")])).toStrictEqual({ ok: true });
          expect(new Set(seen.map(({ body }) => body.ClientRequestToken)).size).toBe(1);
          expect((await table.get({ pk: "conflict", sk: "tally" }))?.count).toBe(1);
        },
      ));

    it("takes a condition that failed for an answer, though there was a conflict too", () =>
      withFates({ TransactWriteItems: [cancelled("TransactionConflict", "ConditionalCheckFailed")] }, async (table) => {
        const result = await table.commit([count("both"), put("both", { kind: "absent" })]);
        expect(result).toStrictEqual({ ok: false, at: 1, stood: undefined });
      }));

    it("says that it is too busy when the conflict stays", () =>
      withFates(
        {
          TransactWriteItems: Array.from({ length: 3 }, () => cancelled("TransactionConflict", "None")),
          PutItem: Array.from({ length: 3 }, () => refusal("TransactionConflictException")),
        },
        async (table, seen) => {
          await expect(table.commit([count("busy"), put("busy")])).rejects.toSatisfy(isProblem("too-busy"));
          await expect(table.commit([put("busy")])).rejects.toSatisfy(isProblem("too-busy"));
          expect(seen.length).toBe(6);
          expect(await table.get({ pk: "busy", sk: "0" })).toBe(undefined);
        },
      ));

    it("asks again for the keys that DynamoDB left out", () =>
      withFates({ BatchGetItem: [leftOut("rest")] }, async (table, seen) => {
        await table.commit([put("rest"), count("rest")]);
        const found = await table.getMany([
          { pk: "rest", sk: "tally" },
          { pk: "rest", sk: "0" },
        ]);
        expect(found.map(({ sk }) => sk)).toStrictEqual(["tally", "0"]);
        expect(seen.filter(({ operation }) => operation === "BatchGetItem").length).toBe(2);
      }));
  });
}

function leftOut(pk: string): Fate {
  const Keys = ["0", "tally"].map((sk) => ({ pk: { S: pk }, sk: { S: sk } }));
  return {
    status: 200,
    body: { Responses: { faulty: [] }, UnprocessedKeys: { faulty: { Keys, ConsistentRead: true } } },
  };
}
