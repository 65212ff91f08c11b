// An item as DynamoDB's errors carry it: the document client translates answers alone, not errors.
import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Item } from "../../ports.ts";

export const plainItem = (marshalled: Record<string, AttributeValue> | undefined): Item | undefined =>
  marshalled && (unmarshall(marshalled) as Item);
