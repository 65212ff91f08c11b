// How much one commit may hold, on either store.

/** Writes; DynamoDB's limit for a transaction ("Quotas in Amazon DynamoDB", developer guide). */
export const mostWrites = 100;
