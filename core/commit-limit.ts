// How much one commit may hold, on either store.

/** Writes; DynamoDB's limit for a transaction ("Quotas in Amazon DynamoDB", developer guide). */
export const mostWrites = 100;
/** Of one item, in bytes; DynamoDB's limit too. */
export const mostItemBytes = 400 * 1024;
