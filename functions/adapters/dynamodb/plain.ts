// An item as DynamoDB's errors carry it: the document client translates answers alone, not errors.
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import type { Item, Value } from "../../ports.ts";

export const plainItem = (marshalled: Record<string, AttributeValue> | undefined): Item | undefined =>
  marshalled && (plainMap(marshalled) as Item);

const plainMap = (map: Record<string, AttributeValue>) =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, plain(value)]));

function plain(value: AttributeValue): Value {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L !== undefined) return value.L.map(plain);
  if (value.M !== undefined) return plainMap(value.M);
  return null;
}
