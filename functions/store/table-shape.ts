// The shape of the one table, for whoever makes it: tests, the CDK app. No SDK here. All key attributes are strings.
import { indexKeys } from "../ports.ts";

/** Indexes project whole items, and an item without an index's keys is not in it. Billing is per request. */
export const tableShape = { partitionKey: "pk", sortKey: "sk", indexes: indexKeys } as const;
