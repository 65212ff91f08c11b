// When a question is unanswered: one rule for every type, in browser and server.

/** An emptied field is an unanswered one. A group or a table of checks without anything in it is answered: it is there. */
export const isEmpty = (value: unknown): value is undefined | null | "" | never[] =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
