// Makes the table in a DynamoDB that no CDK app looks after: the tests' own.
import { CreateTableCommand, type DynamoDBClient, type KeySchemaElement } from "@aws-sdk/client-dynamodb";
import { tableShape } from "../../store/table-shape.ts";

export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  const { partitionKey, sortKey } = tableShape;
  const indexes = Object.entries(tableShape.indexes);
  const attributes = [partitionKey, sortKey, ...indexes.flatMap(([, { pk, sk }]) => [pk, sk])];
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      AttributeDefinitions: attributes.map((name) => ({ AttributeName: name, AttributeType: "S" })),
      KeySchema: keySchema(partitionKey, sortKey),
      GlobalSecondaryIndexes: indexes.map(([name, { pk, sk }]) => ({
        IndexName: name,
        KeySchema: keySchema(pk, sk),
        Projection: { ProjectionType: "ALL" },
      })),
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
}

const keySchema = (pk: string, sk: string): KeySchemaElement[] => [
  { AttributeName: pk, KeyType: "HASH" },
  { AttributeName: sk, KeyType: "RANGE" },
];
